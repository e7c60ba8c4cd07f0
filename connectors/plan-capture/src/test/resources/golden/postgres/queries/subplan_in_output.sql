SELECT name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customer c WHERE id < $1;

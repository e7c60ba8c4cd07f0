SELECT id FROM customer c WHERE 100 < (SELECT sum(total) FROM orders o WHERE o.customer_id = c.id AND o.status = $1);

SELECT o.total, c.name FROM orders o JOIN customer c ON c.id = o.customer_id WHERE c.city = $1 AND o.total > $2;

INSERT INTO node SELECT id, customer_id FROM orders WHERE total > $1;

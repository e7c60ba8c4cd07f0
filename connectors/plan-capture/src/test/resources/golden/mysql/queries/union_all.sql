SELECT id FROM customer WHERE city = 'city 1' UNION ALL SELECT customer_id FROM orders WHERE status = 'open'

SELECT id FROM customer WHERE city = 'city 1' UNION SELECT customer_id FROM orders WHERE status = 'open'

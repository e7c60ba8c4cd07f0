SELECT id FROM customer WHERE id NOT IN (SELECT customer_id FROM orders WHERE status = 'open');

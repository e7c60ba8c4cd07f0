DELETE FROM orders WHERE customer_id IN (SELECT id FROM customer WHERE city = 'city 7')

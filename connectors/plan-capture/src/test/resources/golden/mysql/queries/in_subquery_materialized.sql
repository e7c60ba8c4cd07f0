SELECT name FROM customer WHERE city = 'city 1' OR id IN (SELECT customer_id FROM orders WHERE note LIKE '%1%')

SELECT name FROM customer WHERE id = (SELECT max(customer_id) FROM orders WHERE total > 5)

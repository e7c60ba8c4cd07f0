SELECT * FROM orders o WHERE o.customer_id = 18

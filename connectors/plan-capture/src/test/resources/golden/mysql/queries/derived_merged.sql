SELECT * FROM (SELECT id, total FROM orders WHERE customer_id = 17) AS d WHERE d.total > 5

SELECT * FROM orders WHERE id = 17 AND 1 = 0

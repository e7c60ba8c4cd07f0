SELECT * FROM orders WHERE id IN (1, 2)

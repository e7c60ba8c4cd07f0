SELECT * FROM orders WHERE id = -5

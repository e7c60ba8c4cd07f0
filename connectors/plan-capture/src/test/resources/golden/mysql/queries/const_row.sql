SELECT * FROM orders WHERE id = 17

SELECT DISTINCT note, total FROM orders

SELECT * FROM orders WHERE status = 'open' AND total > 10 AND total % 7 = 3

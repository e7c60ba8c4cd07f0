SELECT * FROM orders ORDER BY created_at LIMIT 10

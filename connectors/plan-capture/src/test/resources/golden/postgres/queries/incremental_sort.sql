SELECT id FROM orders ORDER BY created_at, total LIMIT 10;

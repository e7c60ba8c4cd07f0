SELECT * FROM orders WHERE created_at > '2026-01-04 08:00:00'

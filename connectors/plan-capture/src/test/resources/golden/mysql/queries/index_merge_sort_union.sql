SELECT * FROM orders WHERE customer_id < 5 OR created_at < '2026-01-01 00:10:00'

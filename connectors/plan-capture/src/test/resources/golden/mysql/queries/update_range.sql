UPDATE orders SET total = 3 WHERE created_at < '2026-01-01 00:10:00'

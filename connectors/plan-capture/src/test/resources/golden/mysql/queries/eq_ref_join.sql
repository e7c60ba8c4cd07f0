SELECT o.id, c.name FROM orders o JOIN customer c ON c.id = o.customer_id WHERE o.created_at > '2026-01-04 08:00:00'

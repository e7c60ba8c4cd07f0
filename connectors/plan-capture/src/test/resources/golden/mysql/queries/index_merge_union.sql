SELECT * FROM orders WHERE customer_id = 17 OR created_at = '2026-01-02 00:05:00'

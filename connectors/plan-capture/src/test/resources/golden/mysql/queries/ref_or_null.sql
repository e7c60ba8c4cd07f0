SELECT * FROM orders WHERE shipped_at = '2026-01-02 00:05:00' OR shipped_at IS NULL

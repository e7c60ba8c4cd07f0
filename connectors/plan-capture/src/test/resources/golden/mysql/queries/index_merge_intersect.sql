SELECT /*+ INDEX_MERGE(orders) */ id FROM orders WHERE customer_id = 17 AND shipped_at = '2026-01-02 00:16:00'

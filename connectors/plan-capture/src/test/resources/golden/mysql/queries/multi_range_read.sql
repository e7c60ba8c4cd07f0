SELECT /*+ MRR(orders) */ * FROM orders WHERE created_at > '2026-01-04 08:00:00' AND created_at < '2026-01-04 12:00:00'

SELECT /*+ SEMIJOIN(@s DUPSWEEDOUT) */ name FROM customer WHERE id IN (SELECT /*+ QB_NAME(s) */ customer_id FROM orders WHERE created_at < '2026-01-01 01:00:00')

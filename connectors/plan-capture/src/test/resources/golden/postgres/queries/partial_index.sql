SET enable_bitmapscan = off;
SELECT id FROM orders WHERE status = 'open' AND created_at > timestamp '2026-01-10';

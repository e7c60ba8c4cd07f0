SET enable_indexscan = off;
SET enable_seqscan = off;
SELECT total FROM orders WHERE customer_id > 1900 AND created_at < timestamp '2026-01-02';

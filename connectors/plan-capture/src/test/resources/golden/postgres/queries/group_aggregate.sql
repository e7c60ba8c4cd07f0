SET enable_hashagg = off;
SELECT status, sum(total) FROM orders GROUP BY status;

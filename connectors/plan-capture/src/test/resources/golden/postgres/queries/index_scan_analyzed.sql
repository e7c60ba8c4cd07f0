-- analyze
SET enable_bitmapscan = off;
SELECT total FROM orders WHERE customer_id = 17;

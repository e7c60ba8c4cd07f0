SET enable_bitmapscan = off;
SELECT id FROM orders WHERE id > $1 AND id < $2;

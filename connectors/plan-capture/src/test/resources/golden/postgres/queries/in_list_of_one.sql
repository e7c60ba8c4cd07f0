SET enable_bitmapscan = off;
SELECT total FROM orders WHERE id IN ($1);

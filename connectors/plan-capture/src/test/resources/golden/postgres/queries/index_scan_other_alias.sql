SET enable_bitmapscan = off;
SELECT x.total FROM orders x WHERE x.customer_id = $1;

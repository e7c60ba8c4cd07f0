SET enable_indexscan = off;
SELECT total FROM orders WHERE customer_id = $1 AND total > $2;

SELECT status, customer_id, count(*) FROM orders GROUP BY status, customer_id WITH ROLLUP

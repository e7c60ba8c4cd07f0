SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 3;
SELECT o.total, c.name FROM orders o JOIN customer c ON c.id = o.customer_id WHERE c.city = $1 AND o.total > $2;

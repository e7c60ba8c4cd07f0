SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT id, note FROM orders ORDER BY total DESC NULLS LAST, note;

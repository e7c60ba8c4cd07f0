SET enable_partitionwise_join = on;
SELECT m.reading FROM measurement m JOIN alarm a ON a.at = m.at AND a.device_id = m.device_id;

SET enable_partitionwise_aggregate = on;
SELECT device_id, count(*) FROM measurement GROUP BY device_id;

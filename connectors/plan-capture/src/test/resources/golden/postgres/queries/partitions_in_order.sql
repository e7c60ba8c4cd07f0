SET enable_bitmapscan = off;
SET enable_sort = off;
SELECT reading FROM measurement WHERE device_id = $1 ORDER BY device_id, at LIMIT 5;

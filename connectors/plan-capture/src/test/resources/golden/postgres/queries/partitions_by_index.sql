SET enable_bitmapscan = off;
SELECT reading FROM measurement m WHERE m.device_id = $1 AND m.at > $2;

SELECT * FROM measurement WHERE device_id = 7 AND taken_at > '2026-02-20'

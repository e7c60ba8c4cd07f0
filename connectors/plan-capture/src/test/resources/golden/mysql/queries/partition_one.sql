SELECT count(*) FROM measurement WHERE taken_at >= '2026-02-01' AND taken_at < '2026-02-10' AND reading = 3

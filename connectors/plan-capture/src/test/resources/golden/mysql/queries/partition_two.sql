SELECT count(*) FROM measurement WHERE taken_at >= '2026-03-01' AND taken_at < '2026-03-10' AND reading = 3

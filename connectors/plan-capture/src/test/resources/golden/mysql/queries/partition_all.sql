SELECT count(*) FROM measurement WHERE reading = 3

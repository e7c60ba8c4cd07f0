SELECT note, count(*) FROM orders GROUP BY note

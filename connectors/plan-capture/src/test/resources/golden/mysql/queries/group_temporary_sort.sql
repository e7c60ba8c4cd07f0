SELECT note, count(*) AS n FROM orders GROUP BY note ORDER BY n DESC LIMIT 3

SELECT * FROM (SELECT city, count(*) AS n FROM customer GROUP BY city ORDER BY n LIMIT 10) top WHERE n > $1;

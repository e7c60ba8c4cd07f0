WITH big AS (SELECT customer_id, sum(total) AS s FROM orders GROUP BY customer_id) SELECT * FROM big WHERE s > 3000

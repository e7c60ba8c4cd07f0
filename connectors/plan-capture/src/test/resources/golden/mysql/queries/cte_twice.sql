WITH big AS (SELECT customer_id, sum(total) AS s FROM orders GROUP BY customer_id) SELECT a.customer_id FROM big a JOIN big b ON a.s = b.s AND a.customer_id < b.customer_id

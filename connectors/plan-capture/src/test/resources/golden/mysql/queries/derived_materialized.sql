SELECT d.customer_id, c.name FROM (SELECT customer_id, sum(total) AS s FROM orders GROUP BY customer_id) d JOIN customer c ON c.id = d.customer_id WHERE d.s > 3000

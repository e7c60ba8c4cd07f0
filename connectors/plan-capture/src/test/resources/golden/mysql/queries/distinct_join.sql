SELECT DISTINCT c.city FROM customer c JOIN orders o ON o.customer_id = c.id

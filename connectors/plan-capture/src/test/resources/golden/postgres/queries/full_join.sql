SET enable_mergejoin = off;
SELECT c.id, o.id FROM customer c FULL JOIN orders o ON o.customer_id = c.id;

SET enable_nestloop = off;
SET enable_mergejoin = off;
SELECT c.name, o.total FROM customer c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > $1;

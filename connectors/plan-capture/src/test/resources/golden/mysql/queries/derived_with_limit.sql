SELECT c.name FROM (SELECT customer_id FROM orders ORDER BY total DESC LIMIT 5) d JOIN customer c ON c.id = d.customer_id

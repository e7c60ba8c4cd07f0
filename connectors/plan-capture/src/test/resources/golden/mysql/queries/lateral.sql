SELECT c.name, l.id FROM customer c, LATERAL (SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.total DESC LIMIT 1) l WHERE c.city = 'city 7'

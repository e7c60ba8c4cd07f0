SELECT c.id FROM customer c WHERE c.city = 'city 7' ORDER BY (SELECT count(*) FROM orders o WHERE o.customer_id = c.id)

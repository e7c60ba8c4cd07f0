SELECT o.id FROM orders o WHERE o.created_at < '2026-01-01 01:00:00' AND o.customer_id IN (SELECT id FROM customer WHERE city = 'city 7')

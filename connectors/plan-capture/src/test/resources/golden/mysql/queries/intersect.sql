SELECT id FROM customer INTERSECT SELECT customer_id FROM orders WHERE status = 'open'

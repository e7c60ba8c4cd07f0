SELECT id, sum(total) OVER (PARTITION BY customer_id) FROM orders WHERE status = 'open' ORDER BY id

SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY total), sum(total) OVER (ORDER BY created_at) FROM orders WHERE status = 'open'

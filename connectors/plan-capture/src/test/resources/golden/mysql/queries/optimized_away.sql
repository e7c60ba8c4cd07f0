SELECT max(created_at) FROM orders

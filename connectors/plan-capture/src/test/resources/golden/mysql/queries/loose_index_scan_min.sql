SELECT status, min(total) FROM orders GROUP BY status

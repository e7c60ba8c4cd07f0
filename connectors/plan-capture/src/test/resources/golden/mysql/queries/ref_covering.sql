SELECT status, total FROM orders WHERE status = 'open'

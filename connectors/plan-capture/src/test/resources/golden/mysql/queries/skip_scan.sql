SELECT status, total FROM orders WHERE total > 990

SELECT status, sum(total), rank() OVER (ORDER BY sum(total)) FROM orders GROUP BY status

UPDATE orders SET status = 'done' WHERE note LIKE 'x%' ORDER BY total LIMIT 3

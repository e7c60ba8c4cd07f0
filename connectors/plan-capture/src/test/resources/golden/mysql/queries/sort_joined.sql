SELECT o.id, c.name FROM orders o JOIN customer c ON c.id = o.customer_id WHERE c.city = 'city 7' ORDER BY c.name, o.total

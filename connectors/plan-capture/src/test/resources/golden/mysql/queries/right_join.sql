SELECT c.name, o.id FROM orders o RIGHT JOIN customer c ON o.customer_id = c.id WHERE c.city = 'city 7'

SELECT u.id FROM (SELECT id FROM customer WHERE city = 'city 1' UNION SELECT id FROM product WHERE price = 3) u JOIN orders o ON o.id = u.id

SELECT STRAIGHT_JOIN c.name, o.id FROM orders o JOIN customer c ON c.id = o.customer_id WHERE c.city = 'city 7'

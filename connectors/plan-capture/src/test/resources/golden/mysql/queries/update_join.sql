UPDATE orders o JOIN customer c ON c.id = o.customer_id SET o.total = 3 WHERE c.city = 'city 7'

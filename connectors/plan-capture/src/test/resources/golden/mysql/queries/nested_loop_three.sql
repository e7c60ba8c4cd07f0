SELECT c.name, o.id, i.quantity FROM customer c JOIN orders o ON o.customer_id = c.id JOIN item i ON i.order_id = o.id WHERE c.city = 'city 7'

SELECT /*+ BKA(o) */ c.name, o.note FROM customer c JOIN orders o ON o.customer_id = c.id WHERE c.city = 'city 7'

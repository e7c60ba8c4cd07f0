SELECT name FROM product WHERE price >= ALL (SELECT total FROM orders WHERE status = 'open')

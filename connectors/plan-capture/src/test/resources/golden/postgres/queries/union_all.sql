SELECT id FROM customer WHERE city = $1 UNION ALL SELECT id FROM product WHERE price > $2;

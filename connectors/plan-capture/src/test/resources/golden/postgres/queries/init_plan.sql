SELECT id FROM orders WHERE total > (SELECT avg(price) FROM product WHERE id < $1);

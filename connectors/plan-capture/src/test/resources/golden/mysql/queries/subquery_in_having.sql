SELECT status, sum(total) FROM orders GROUP BY status HAVING sum(total) > (SELECT avg(price) FROM product)

SELECT (SELECT p.name FROM product p WHERE p.id = i.product_id) AS product_name, count(*) FROM item i WHERE i.order_id < 20 GROUP BY product_name

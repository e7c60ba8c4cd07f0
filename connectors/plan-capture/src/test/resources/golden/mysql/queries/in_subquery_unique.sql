SELECT name FROM product p WHERE p.price = 3 OR p.id IN (SELECT i.product_id FROM item i WHERE i.product_id = p.id AND i.quantity = 2)

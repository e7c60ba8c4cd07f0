REPLACE INTO customer (id, name, city) SELECT id, name, code FROM product WHERE price = 3

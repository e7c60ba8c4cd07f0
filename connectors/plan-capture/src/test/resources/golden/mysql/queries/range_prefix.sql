SELECT * FROM product WHERE name LIKE 'product 12%'

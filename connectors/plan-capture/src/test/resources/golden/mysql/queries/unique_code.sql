SELECT name FROM product WHERE code = 'code-17'

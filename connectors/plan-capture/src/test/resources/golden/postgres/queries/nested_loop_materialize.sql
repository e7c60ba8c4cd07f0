SELECT a.name FROM product a JOIN product b ON a.price < b.price;

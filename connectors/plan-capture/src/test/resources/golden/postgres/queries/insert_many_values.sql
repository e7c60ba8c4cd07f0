INSERT INTO product (id, name, price) VALUES (9001, 'a', 1), (9002, 'b', 2), (9003, 'c', 3);

INSERT INTO customer (id, name, city) VALUES (1, 'a', 'b') ON DUPLICATE KEY UPDATE name = 'a'

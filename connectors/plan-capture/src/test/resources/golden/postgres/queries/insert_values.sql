INSERT INTO product (id, name, price) VALUES ($1, $2, $3);

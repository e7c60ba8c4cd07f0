INSERT INTO product (id, name, price) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET price = excluded.price WHERE product.price < $4;

INSERT INTO archive SELECT id, note FROM orders WHERE customer_id = 17

SET enable_hashjoin = off;
SET enable_mergejoin = off;
SELECT i.quantity, p.name FROM item i JOIN product p ON p.id = i.product_id;

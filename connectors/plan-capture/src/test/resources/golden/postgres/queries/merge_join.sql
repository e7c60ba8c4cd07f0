SET enable_hashjoin = off;
SET enable_nestloop = off;
SELECT o.total, i.quantity FROM orders o JOIN item i ON i.order_id = o.id;

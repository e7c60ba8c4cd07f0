SET enable_memoize = off;
SELECT i.quantity FROM orders o JOIN item i ON i.order_id = o.id WHERE o.customer_id = $1;

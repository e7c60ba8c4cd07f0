SELECT total FROM orders WHERE customer_id = $1 OR id = $2;

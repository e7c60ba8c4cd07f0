SELECT order_id, generate_series(1, line) FROM item WHERE order_id = $1;

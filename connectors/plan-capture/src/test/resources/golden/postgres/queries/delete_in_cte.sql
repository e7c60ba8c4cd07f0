WITH gone AS (DELETE FROM item WHERE order_id = $1 RETURNING product_id) SELECT count(*) FROM gone;

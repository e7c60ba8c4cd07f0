WITH big AS MATERIALIZED (SELECT id, customer_id FROM orders WHERE total > $1) SELECT a.id FROM big a JOIN big b ON a.customer_id = b.customer_id;

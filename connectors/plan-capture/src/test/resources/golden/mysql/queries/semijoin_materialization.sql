SELECT /*+ SEMIJOIN(@s MATERIALIZATION) */ name FROM customer WHERE id IN (SELECT /*+ QB_NAME(s) */ customer_id FROM orders WHERE note LIKE '%1%')

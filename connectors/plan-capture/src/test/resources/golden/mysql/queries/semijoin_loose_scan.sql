SELECT /*+ SEMIJOIN(@s LOOSESCAN) */ name FROM customer WHERE id IN (SELECT /*+ QB_NAME(s) */ customer_id FROM orders)

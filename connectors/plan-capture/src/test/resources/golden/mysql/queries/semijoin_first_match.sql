SELECT /*+ SEMIJOIN(@s FIRSTMATCH) */ name FROM customer WHERE city = 'city 3' AND id IN (SELECT /*+ QB_NAME(s) */ customer_id FROM orders WHERE total > 5)

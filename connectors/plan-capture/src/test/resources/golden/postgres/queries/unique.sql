SET enable_hashagg = off;
SELECT DISTINCT city FROM customer;

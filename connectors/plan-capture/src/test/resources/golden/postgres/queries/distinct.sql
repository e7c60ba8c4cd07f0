SELECT DISTINCT city FROM customer;

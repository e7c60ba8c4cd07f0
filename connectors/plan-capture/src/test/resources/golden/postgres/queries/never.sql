SELECT id FROM orders WHERE $1 = 5 AND false;

SELECT id FROM orders WHERE $1::int = 5;

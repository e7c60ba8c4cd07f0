SELECT id FROM orders WHERE total > $1 AND status = $2;

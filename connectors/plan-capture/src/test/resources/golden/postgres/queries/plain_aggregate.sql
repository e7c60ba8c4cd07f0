SELECT max(total), count(*) FROM orders WHERE status = $1;

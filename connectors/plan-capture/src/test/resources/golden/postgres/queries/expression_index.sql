SELECT id FROM orders WHERE lower(note) = $1;

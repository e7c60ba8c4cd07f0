SELECT sum(total), max(note) FROM orders WHERE total > 3

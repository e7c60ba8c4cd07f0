SELECT id, note FROM orders ORDER BY total DESC NULLS LAST, note;

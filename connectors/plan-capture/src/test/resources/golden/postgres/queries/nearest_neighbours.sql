SELECT id FROM customer ORDER BY place <-> point(50, 10) LIMIT 3;

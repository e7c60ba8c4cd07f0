SELECT * FROM orders WHERE note LIKE '%17%' ORDER BY total DESC, id

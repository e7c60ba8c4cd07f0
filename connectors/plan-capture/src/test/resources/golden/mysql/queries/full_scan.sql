SELECT * FROM orders WHERE note LIKE '%17%'

SELECT o.id FROM orders o JOIN (VALUES (1, 'a'), (2, 'b')) v (id, tag) ON v.id = o.id;

SELECT id FROM customer c WHERE city = $1 OR EXISTS (SELECT 1 FROM node n WHERE n.id = c.id);

WITH RECURSIVE tree AS (SELECT id, parent_id FROM node WHERE id = 1 UNION ALL SELECT n.id, n.parent_id FROM node n JOIN tree t ON n.parent_id = t.id) SELECT count(*) FROM tree

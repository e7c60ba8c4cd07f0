SELECT n.id, p.id FROM node n JOIN node p ON p.id = n.parent_id WHERE n.id < 20

SELECT child.id FROM node child JOIN node parent ON child.parent_id = parent.id WHERE parent.parent_id = $1;

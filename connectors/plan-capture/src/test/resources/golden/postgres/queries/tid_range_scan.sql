SELECT id FROM orders WHERE ctid > '(3,4)' AND ctid < '(9,1)';

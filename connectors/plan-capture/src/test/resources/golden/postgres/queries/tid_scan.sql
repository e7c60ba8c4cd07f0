SELECT id FROM orders WHERE ctid = '(3,4)';

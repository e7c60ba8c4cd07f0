SELECT id FROM orders WHERE tags @> '{"channel": "c3"}' AND id < 900;

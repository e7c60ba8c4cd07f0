SELECT g FROM generate_series(1, 100) g WHERE g % 7 = 3;

SELECT d.d, p.name FROM digit d JOIN product p ON p.price > d.d

-- Runs on MySQL 8.0 and later and on MariaDB 10.11 and 11.8; needs cte_max_recursion_depth and max_recursive_iterations as they are.
CREATE TABLE digit (d integer PRIMARY KEY);
INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
CREATE TABLE number (i integer PRIMARY KEY);
INSERT INTO number
    SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d FROM digit a, digit b, digit c, digit e WHERE e.d < 5 ORDER BY 1;
CREATE TABLE customer (id integer PRIMARY KEY, name varchar(60) NOT NULL, city varchar(40) NOT NULL, referrer_id integer) DEFAULT CHARSET utf8mb4;
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer NOT NULL,
    status varchar(10) NOT NULL,
    total decimal(12, 2) NOT NULL,
    created_at datetime NOT NULL,
    note varchar(200) NOT NULL,
    tags json NOT NULL,
    shipped_at datetime
) DEFAULT CHARSET utf8mb4;
CREATE TABLE item (order_id integer, line integer, product_id integer NOT NULL, quantity integer NOT NULL, PRIMARY KEY (order_id, line));
CREATE TABLE product (id integer PRIMARY KEY, name varchar(60) NOT NULL, price decimal(12, 2) NOT NULL, code varchar(20) NOT NULL) DEFAULT CHARSET utf8mb4;
CREATE TABLE node (id integer PRIMARY KEY, parent_id integer);
CREATE TABLE measurement (device_id integer NOT NULL, taken_at datetime NOT NULL, reading integer NOT NULL)
    PARTITION BY RANGE COLUMNS (taken_at) (
        PARTITION p2026_01 VALUES LESS THAN ('2026-02-01'),
        PARTITION p2026_02 VALUES LESS THAN ('2026-03-01'),
        PARTITION p2026_03 VALUES LESS THAN ('2026-04-01'));
CREATE TABLE place (id integer PRIMARY KEY, position point NOT NULL) ENGINE = InnoDB;
CREATE TABLE archive (id integer NOT NULL, payload varchar(100) NOT NULL) DEFAULT CHARSET utf8mb4;

INSERT INTO customer SELECT i + 1, concat('customer ', i), concat('city ', i % 40), nullif(i % 200, 0) FROM number WHERE i < 1000;
INSERT INTO orders
    SELECT i + 1, 1 + i % 1000, if(i % 50 = 0, 'open', 'paid'), i % 997, timestamp '2026-01-01 00:00:00' + INTERVAL i MINUTE,
        concat('Note ', i % 2500), concat('{"channel": "c', i % 7, '"}'), if(i % 3 = 0, NULL, timestamp '2026-01-02 00:00:00' + INTERVAL i MINUTE)
    FROM number;
INSERT INTO item SELECT 1 + i DIV 2, i % 2, 1 + i % 300, 1 + i % 5 FROM number;
INSERT INTO product SELECT i + 1, concat('product ', i), i % 90, concat('code-', i) FROM number WHERE i < 300;
INSERT INTO node SELECT i + 1, nullif((i + 1) DIV 3, 0) FROM number WHERE i < 900;
INSERT INTO measurement SELECT i % 50, timestamp '2026-01-01 00:00:00' + INTERVAL i * 24 MINUTE, i % 100 FROM number;
INSERT INTO place SELECT i + 1, point(i % 100, i DIV 100) FROM number WHERE i < 1000;
INSERT INTO archive SELECT i, concat('payload ', i) FROM number WHERE i < 2000;

CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE INDEX orders_created_idx ON orders (created_at);
CREATE INDEX orders_status_total_idx ON orders (status, total);
CREATE INDEX orders_shipped_idx ON orders (shipped_at);
CREATE INDEX customer_city_idx ON customer (city);
CREATE UNIQUE INDEX product_code_idx ON product (code);
CREATE INDEX item_product_idx ON item (product_id);
CREATE INDEX node_parent_idx ON node (parent_id);
CREATE INDEX measurement_device_idx ON measurement (device_id, taken_at);
CREATE INDEX product_name_prefix_idx ON product (name(10));
CREATE FULLTEXT INDEX orders_note_idx ON orders (note);
CREATE SPATIAL INDEX place_position_idx ON place (position);
ANALYZE TABLE number, customer, orders, item, product, node, measurement, place, archive;

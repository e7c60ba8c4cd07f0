-- The demo's shop on MySQL: the rows of shop.sql. There is no index on placed_at: MySQL counts a scan in its order under a
-- LIMIT as if the first rows were the wanted ones, so the plan that replaces the lost index would seem cheaper than before.
CREATE TABLE customers (
    id      bigint PRIMARY KEY,
    email   varchar(100) NOT NULL UNIQUE,
    country varchar(2) NOT NULL,
    since   date NOT NULL
);
CREATE TABLE products (
    id       bigint PRIMARY KEY,
    name     varchar(100) NOT NULL,
    category int  NOT NULL,
    price    int  NOT NULL
);
CREATE TABLE orders (
    id          bigint PRIMARY KEY AUTO_INCREMENT,
    customer_id bigint NOT NULL,
    status      varchar(4) NOT NULL,
    placed_at   datetime(6) NOT NULL,
    total       int    NOT NULL
);
CREATE TABLE order_items (
    order_id   bigint NOT NULL,
    line       int    NOT NULL,
    product_id bigint NOT NULL,
    quantity   int    NOT NULL,
    PRIMARY KEY (order_id, line)
);

SET SESSION cte_max_recursion_depth = 300000;
INSERT INTO customers
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 20000)
SELECT n, concat('customer', n, '@example.org'), elt(1 + n % 5, 'CH', 'DE', 'FR', 'IT', 'AT'),
       DATE '2020-01-01' + INTERVAL n % 2000 DAY
FROM n;
INSERT INTO products
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2000)
SELECT n, concat('product ', n), n % 40, 100 + n % 900 FROM n;
INSERT INTO orders
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 240000)
SELECT n, 1 + (n * 7919) % 20000, elt(1 + n % 5, 'PAID', 'SENT', 'SENT', 'SENT', 'DONE'),
       TIMESTAMP '2025-01-01 00:00:00' + INTERVAL 2 * n MINUTE, 500 + n % 20000
FROM n;
INSERT INTO order_items
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 120000)
SELECT n, line, 1 + (n * 31 + line) % 2000, 1 + line FROM n CROSS JOIN (SELECT 1 AS line UNION ALL SELECT 2) AS two;

CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE INDEX products_category_idx ON products (category);
ANALYZE TABLE customers, products, orders, order_items;

CREATE USER plumbline IDENTIFIED BY '{{password}}';
GRANT SELECT ON performance_schema.* TO plumbline;
GRANT SELECT ON mysql.engine_cost TO plumbline;
GRANT SELECT ON mysql.server_cost TO plumbline;
GRANT SELECT ON mysql.innodb_table_stats TO plumbline;
GRANT SELECT, INSERT, UPDATE, DELETE ON shop.* TO plumbline;
CREATE USER plumbline_cdc IDENTIFIED BY '{{password}}';
GRANT REPLICATION SLAVE, REPLICATION CLIENT, SHOW DATABASES, SELECT ON *.* TO plumbline_cdc;

-- The demo's shop: the same rows every time, so that every run sees the same plans.
CREATE EXTENSION pg_stat_statements;

CREATE TABLE customers (
    id      bigint PRIMARY KEY,
    email   text NOT NULL UNIQUE,
    country text NOT NULL,
    since   date NOT NULL
);
CREATE TABLE products (
    id       bigint PRIMARY KEY,
    name     text NOT NULL,
    category int  NOT NULL,
    price    int  NOT NULL
);
CREATE TABLE orders (
    id          bigint PRIMARY KEY,
    customer_id bigint NOT NULL,
    status      text   NOT NULL,
    placed_at   timestamptz NOT NULL,
    total       int    NOT NULL
);
CREATE TABLE order_items (
    order_id   bigint NOT NULL,
    line       int    NOT NULL,
    product_id bigint NOT NULL,
    quantity   int    NOT NULL,
    PRIMARY KEY (order_id, line)
);

INSERT INTO customers
SELECT n, 'customer' || n || '@example.org', (ARRAY['CH', 'DE', 'FR', 'IT', 'AT'])[1 + n % 5], DATE '2020-01-01' + n % 2000
FROM generate_series(1, 20000) n;
INSERT INTO products SELECT n, 'product ' || n, n % 40, 100 + n % 900 FROM generate_series(1, 2000) n;
INSERT INTO orders
SELECT n, 1 + (n * 7919) % 20000, (ARRAY['PAID', 'SENT', 'SENT', 'SENT', 'DONE'])[1 + n % 5],
       TIMESTAMPTZ '2025-01-01 00:00:00Z' + n * INTERVAL '2 minutes', 500 + n % 20000
FROM generate_series(1, 240000) n;
INSERT INTO order_items
SELECT n, line, 1 + (n * 31 + line) % 2000, 1 + line FROM generate_series(1, 120000) n, generate_series(1, 2) line;

CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE INDEX orders_placed_idx ON orders (placed_at);
CREATE INDEX products_category_idx ON products (category);
CREATE SEQUENCE order_ids START 1000000;
ALTER TABLE orders ALTER COLUMN id SET DEFAULT nextval('order_ids');

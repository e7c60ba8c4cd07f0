CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL, city text NOT NULL, place point NOT NULL);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer NOT NULL,
    status text NOT NULL,
    total numeric NOT NULL,
    created_at timestamp NOT NULL,
    note text NOT NULL,
    tags jsonb NOT NULL
);
CREATE TABLE item (order_id integer, line integer, product_id integer NOT NULL, quantity integer NOT NULL, PRIMARY KEY (order_id, line));
CREATE TABLE product (id integer PRIMARY KEY, name text NOT NULL, price numeric NOT NULL);
CREATE TABLE node (id integer PRIMARY KEY, parent_id integer);
CREATE TABLE measurement (device_id integer NOT NULL, at timestamp NOT NULL, reading integer NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE measurement_2026_01 PARTITION OF measurement FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE measurement_2026_02 PARTITION OF measurement FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
CREATE TABLE measurement_2026_03 PARTITION OF measurement FOR VALUES FROM ('2026-03-01') TO ('2026-04-01');
CREATE TABLE alarm (device_id integer NOT NULL, at timestamp NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE alarm_2026_01 PARTITION OF alarm FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE alarm_2026_02 PARTITION OF alarm FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
CREATE TABLE alarm_2026_03 PARTITION OF alarm FOR VALUES FROM ('2026-03-01') TO ('2026-04-01');

INSERT INTO customer SELECT i, 'customer ' || i, 'city ' || i % 40, point(i % 100, i / 100) FROM generate_series(1, 2000) i;
INSERT INTO orders
    SELECT i, 1 + i % 2000, CASE WHEN i % 50 = 0 THEN 'open' ELSE 'paid' END, i % 997, timestamp '2026-01-01' + i * interval '1 minute',
        'Note ' || i % 5000, jsonb_build_object('channel', 'c' || i % 7) FROM generate_series(1, 20000) i;
INSERT INTO item SELECT 1 + i / 2, i % 2, 1 + i % 300, 1 + i % 5 FROM generate_series(0, 29999) i;
INSERT INTO product SELECT i, 'product ' || i, i % 90 FROM generate_series(1, 300) i;
INSERT INTO node SELECT i, nullif(i / 3, 0) FROM generate_series(1, 900) i;
INSERT INTO measurement SELECT i % 50, timestamp '2026-01-01' + i * interval '6 minutes', i % 100 FROM generate_series(0, 20999) i;
INSERT INTO alarm SELECT i % 50, timestamp '2026-01-01' + i * interval '6 hours' FROM generate_series(0, 349) i;

CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE INDEX orders_created_idx ON orders (created_at);
CREATE INDEX orders_open_idx ON orders (created_at) WHERE status = 'open';
CREATE INDEX orders_note_idx ON orders (lower(note));
CREATE INDEX orders_tags_idx ON orders USING gin (tags);
CREATE INDEX customer_place_idx ON customer USING gist (place);
CREATE INDEX measurement_device_idx ON measurement (device_id, at);

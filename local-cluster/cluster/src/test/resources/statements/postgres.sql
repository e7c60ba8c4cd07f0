SELECT * FROM orders WHERE id = 1
select  *  from orders where id = -1;
SELECT * FROM "orders" WHERE "id" = + 2 -- comment

SELECT * FROM orders WHERE id IN (1)

SELECT * FROM orders WHERE id IN (1, 2)
SELECT * FROM orders WHERE id IN (1, 2, 3, 4, 5, 6, 7, 8, 9, -10)

SELECT * FROM orders WHERE id IN ('1'::int, '2'::int)
SELECT * FROM orders WHERE id IN (CAST('1' AS int), CAST('2' AS int), CAST('3' AS int))

SELECT * FROM orders WHERE id NOT IN (1, 2, 3)

SELECT * FROM orders WHERE id = ANY (ARRAY[1, 2, 3])

SELECT * FROM orders WHERE id <> ALL (ARRAY[1, 2, 3])

SELECT * FROM orders WHERE id = ANY ('{1,2,3}')

SELECT * FROM orders WHERE (id, customer) IN ((1, 'a'), (2, 'b'))

SELECT * FROM orders WHERE id IN (SELECT 1)

SELECT * FROM orders WHERE customer = E'it\'s' OR customer = $$it's$$ OR customer = U&'d!0061t' UESCAPE '!'

SELECT * FROM orders WHERE customer LIKE 'a!%' ESCAPE '!'

SELECT * FROM orders WHERE customer IS NULL AND id IS NOT NULL

SELECT * FROM orders WHERE paid IS TRUE OR paid IS NOT FALSE OR paid = true

SELECT NULL, TRUE, FALSE, NOT TRUE, 1.5e10, .5, 5.

SELECT * FROM orders WHERE placed > DATE '2020-01-01'

SELECT * FROM orders WHERE placed > timestamp with time zone '2020-01-01' - INTERVAL '1' DAY

SELECT * FROM orders WHERE placed > now() - interval '1 day'

SELECT extract(year FROM placed), extract(month FROM placed) FROM orders

SELECT placed AT TIME ZONE 'UTC' FROM orders

SELECT amount::numeric(10,2), CAST(amount AS numeric(12,4)), '1'::text FROM orders

SELECT * FROM orders ORDER BY id LIMIT 10 OFFSET 20

SELECT * FROM orders ORDER BY id LIMIT ALL

SELECT * FROM orders ORDER BY id FETCH FIRST 10 ROWS ONLY

SELECT id - 1, id -1, id - -1, -id, id * -1 FROM orders

SELECT customer, count(*) FROM orders GROUP BY customer HAVING count(*) > 10 ORDER BY 2 DESC

SELECT CASE WHEN id = 1 THEN 'one' WHEN id = 2 THEN 'two' ELSE 'many' END FROM orders

SELECT coalesce(customer, 'nobody'), substring(customer FROM 1 FOR 2), trim(LEADING 'x' FROM customer) FROM orders

SELECT data -> 'a' ->> 'b' FROM orders WHERE data ? 'a' AND data ?| array['a', 'b'] AND data @> '{"a": 1}' AND data @? '$.a'

SELECT (ARRAY[1, 2, 3])[1], (ARRAY[[1, 2], [3, 4]])[1:2]

SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 2 FOLLOWING) FROM orders

INSERT INTO orders (id, customer) VALUES (1001, 'a')

INSERT INTO orders (id, customer) VALUES (1002, 'a'), (1003, 'b'), (1004, NULL)

INSERT INTO orders (id, placed) VALUES (1005, now()), (1006, now())

INSERT INTO orders (id, customer) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET customer = excluded.customer || 'x'

UPDATE orders SET customer = 'b', amount = amount * 1.1 WHERE id BETWEEN 5 AND 6

DELETE FROM orders WHERE id = 7 RETURNING id, 'gone'

WITH recent AS (SELECT * FROM orders WHERE id > 10) SELECT count(*) FROM recent r JOIN orders o ON o.id = r.id AND o.id <> 11

SELECT * FROM generate_series(1, 10) AS g(n) WHERE n % 2 = 0

SELECT '2020-01-01'::timestamp, x'1F'::bit(8), B'101', N'text'

SELECT "Mixed Case"."Value" FROM "Mixed Case" WHERE "Mixed Case"."order" != 5

SELECT 1 UNION ALL SELECT 2 UNION SELECT 3

SELECT * FROM orders WHERE customer IS DISTINCT FROM 'a' AND customer ~* '^a' AND customer SIMILAR TO 'a%'

SELECT make_interval(days => 5), row(1, 2) = row(3, 4)

SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(n, t)

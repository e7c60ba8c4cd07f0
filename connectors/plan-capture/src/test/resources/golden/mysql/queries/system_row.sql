SELECT * FROM (SELECT 1 AS one, 'x' AS text) AS only_row WHERE one = 1

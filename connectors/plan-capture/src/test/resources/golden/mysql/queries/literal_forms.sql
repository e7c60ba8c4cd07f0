SELECT id FROM orders WHERE note LIKE '%secret-7a%' AND total > 12.5e1 AND status <> 'secret-7b' AND created_at > timestamp '2026-01-01 00:00:00' AND note <> x'7365637265742d3763'

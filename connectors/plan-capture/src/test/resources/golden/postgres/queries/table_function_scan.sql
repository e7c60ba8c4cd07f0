-- from 17
SELECT j.a FROM json_table('[{"a": 1}]'::jsonb, '$[*]' COLUMNS (a int PATH '$.a')) j WHERE j.a > 3;

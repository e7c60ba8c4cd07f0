SELECT j.x FROM JSON_TABLE('[1, 2]', '$[*]' COLUMNS (x integer PATH '$')) j

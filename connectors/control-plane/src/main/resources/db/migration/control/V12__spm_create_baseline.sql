-- A baseline for a statement given by its text. The database cannot make a sql_hash of a text; the job does.
CREATE FUNCTION plumbline.spm_blank_literals(sql_text text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- One alternative per line, the longest wins: quoted names, strings, comments, parameters, numbers, names, the rest.
    tokens  constant text :=
        '("(?:[^"]|"")*"'
        '|[eE]''(?:[^''\\]|''''|\\.)*'''
        '|(?:[uU]&|[bBxXnN])?''(?:[^'']|'''')*'''
        '|--[^\n\r]*|/\*(?:[^*]|\*+[^*/])*\*+/'
        '|\$[0-9]+'
        '|0[xX][0-9a-fA-F_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?'
        '|[^\x01-@\[-\^`{-\x7f][^\x01-#%-/:-@\[-\^`{-\x7f]*'
        '|\s+|.)';
    blanked text;
    broken  boolean;
BEGIN
    SELECT string_agg(CASE
               WHEN t.token ~ '^[uU]&''' THEN 'U&''?'''
               WHEN t.token ~ '^([eEbBxXnN])?''' THEN '''?'''
               WHEN t.token ~ '^(--|/\*)' THEN ' '
               WHEN t.token ~ '^\.?[0-9]' THEN '0'
               ELSE t.token END, '' ORDER BY t.position),
           bool_or(t.token IN ('''', '"', '$') OR (t.former, t.token) IN (('/', '*'), ('*', '/')))
    INTO blanked, broken
    FROM (SELECT m.token[1] AS token, m.position, lag(m.token[1]) OVER (ORDER BY m.position) AS former
          FROM regexp_matches(sql_text, tokens, 'g') WITH ORDINALITY AS m(token, position)) t;
    IF broken THEN
        RAISE EXCEPTION 'sql_text has a string, name or comment without end, a comment in a comment, or a string in dollar quotes'
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Write $1, $2 and so on in place of values.';
    END IF;
    RETURN blanked;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_blank_literals IS
    'The same statement without a value in it: strings become ''?'', numbers 0, comments a blank.';

CREATE FUNCTION plumbline.spm_find_place_of_plan(wanted_plan text, wanted plumbline.spm_scope)
    RETURNS plumbline.spm_scope
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    known plumbline.spm_scope[];
BEGIN
    SELECT array_agg(ROW(b.cluster, b.database, b.namespace, NULL)::plumbline.spm_scope) INTO known
    FROM (SELECT DISTINCT cluster, database, namespace FROM plumbline.baseline WHERE plan_hash = wanted_plan) b;
    IF known IS NULL THEN
        RAISE EXCEPTION 'no baseline has the plan_hash "%"', wanted_plan
            USING ERRCODE = 'no_data_found',
                  DETAIL = COALESCE('Nearest in order: ' || (
                      SELECT string_agg(n.plan_hash, ', ')
                      FROM (SELECT DISTINCT plan_hash FROM plumbline.baseline
                            WHERE plan_hash >= wanted_plan ORDER BY plan_hash LIMIT 3) n), 'No baseline comes after it.');
    END IF;
    RETURN plumbline.spm_the_one('plan_hash ' || plumbline.spm_shown(wanted_plan), wanted, known);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_find_place_of_plan IS 'Where a plan has a baseline; an error lists what exists.';

CREATE FUNCTION plumbline.spm_find_place(wanted plumbline.spm_scope)
    RETURNS plumbline.spm_scope
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    known plumbline.spm_scope[];
BEGIN
    IF num_nulls(wanted.cluster_name, wanted.database_name, wanted.namespace) = 0 AND EXISTS (
        SELECT 1 FROM plumbline.baseline
        WHERE (cluster, database, namespace) = (wanted.cluster_name, wanted.database_name, wanted.namespace)) THEN
        RETURN wanted;
    END IF;
    SELECT array_agg(p) INTO known FROM plumbline.spm_places() p;
    IF known IS NULL THEN
        RAISE EXCEPTION 'no statement is known yet, so % cannot be checked', plumbline.spm_scope_text(wanted)
            USING ERRCODE = 'no_data_found', HINT = 'Wait until the job has published its first baselines.';
    END IF;
    RETURN plumbline.spm_the_one('the place of the baseline', wanted, known);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_find_place IS 'A place that has baselines; an error lists what exists.';

CREATE FUNCTION plumbline.spm_require_hints(given text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF given IS NULL OR btrim(given) = '' OR length(given) > 16000 OR given ~ '\*/|/\*' THEN
        RAISE EXCEPTION 'plan_or_hints must be a plan_hash of 64 lower-case hex digits, or hints of 1 to 16000 characters without /* and */, was %',
                plumbline.spm_shown(given)
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Such as SeqScan(orders) or IndexScan(o orders_pkey).';
    END IF;
    RETURN given;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_require_hints IS 'Hints that fit into a comment.';

CREATE FUNCTION plumbline.spm_create_baseline(
    sql_text text, plan_or_hints text, status text DEFAULT 'ACC',
    cluster_name text DEFAULT NULL, database_name text DEFAULT NULL, namespace text DEFAULT NULL,
    instance text DEFAULT NULL, reason text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    wanted  constant plumbline.spm_scope := ROW(cluster_name, database_name, namespace, instance);
    decided plumbline.spm_decision;
    place   plumbline.spm_scope;
BEGIN
    IF sql_text IS NULL OR btrim(sql_text, E' \t\r\n') = '' OR length(sql_text) > 1000000 THEN
        RAISE EXCEPTION 'sql_text must be a statement of 1 to 1000000 characters, had %', COALESCE(length(sql_text), 0)
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    decided.kind := 'CREATE';
    decided.status := plumbline.spm_require_status(status, ARRAY['ACC', 'ACCEPTED', 'UNACC', 'UNACCEPTED', 'FIXED']);
    IF plan_or_hints ~ '^[0-9a-f]{64}$' THEN
        decided.plan_hash := plan_or_hints;
        place := plumbline.spm_find_place_of_plan(plan_or_hints, wanted);
    ELSE
        decided.hints := plumbline.spm_require_hints(plan_or_hints);
        place := plumbline.spm_find_place(wanted);
    END IF;
    decided.cluster_name := place.cluster_name;
    decided.database_name := place.database_name;
    decided.namespace := place.namespace;
    decided.instance := instance;
    decided.sql_text := plumbline.spm_blank_literals(sql_text);
    decided.reason := reason;
    decided.after := jsonb_build_object('status', decided.status, 'enabled', true, 'source', 'USER',
        'scope', CASE WHEN instance IS NULL THEN 'GLOBAL' ELSE 'LOCAL' END);
    RETURN plumbline.spm_record(decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_create_baseline IS
    'Asks for a baseline: a statement by its text, its plan by a plan_hash or by hints.';

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA plumbline FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plumbline.spm_get_plan_history TO plumbline_reader, plumbline_operator;
GRANT EXECUTE ON FUNCTION
    plumbline.spm_accept_historical_plan,
    plumbline.spm_rollback,
    plumbline.spm_set_plan_status,
    plumbline.spm_enable,
    plumbline.spm_disable,
    plumbline.spm_drop,
    plumbline.spm_create_baseline
    TO plumbline_operator;

-- What people list, found among a million baselines; room in each page, so that an upsert touches no index.
CREATE INDEX baseline_by_status ON plumbline.baseline (status, sql_hash);
CREATE INDEX baseline_that_is_off ON plumbline.baseline (sql_hash) WHERE NOT enabled;
ALTER TABLE plumbline.baseline SET (fillfactor = 85);

-- Values are blanked by PostgreSQL's lexical rules. MySQL has other strings and comments, "so", 'so\'s' and # so,
-- whose values would stay.
CREATE FUNCTION plumbline.spm_blank_literals_at(place plumbline.spm_scope, sql_text text)
    RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF sql_text ~ '[''"\\#]' AND EXISTS (
        SELECT 1 FROM plumbline.baseline
        WHERE (cluster, database, namespace) = (place.cluster_name, place.database_name, place.namespace)
          AND engine <> 'POSTGRESQL') THEN
        RAISE EXCEPTION 'sql_text has quotes, backslashes or #, and % is not PostgreSQL', plumbline.spm_scope_text(place)
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Write ? in place of values.';
    END IF;
    RETURN plumbline.spm_blank_literals(sql_text);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_blank_literals_at IS
    'A statement of a place without a value in it; of an engine whose strings are others, only one without strings.';

CREATE OR REPLACE FUNCTION plumbline.spm_create_baseline(
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
    decided.sql_text := plumbline.spm_blank_literals_at(place, sql_text);
    decided.reason := reason;
    decided.after := jsonb_build_object('status', decided.status, 'enabled', true, 'source', 'USER',
        'scope', CASE WHEN instance IS NULL THEN 'GLOBAL' ELSE 'LOCAL' END);
    RETURN plumbline.spm_record(decided);
END;
$function$;

REVOKE EXECUTE ON FUNCTION plumbline.spm_blank_literals_at FROM PUBLIC;

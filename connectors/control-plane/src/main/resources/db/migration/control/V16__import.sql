-- Baselines from elsewhere: a decision that brings its plan along, because nobody may have seen it here.
ALTER TABLE plumbline.spm_decision
    ADD COLUMN engine  text,
    ADD COLUMN enabled boolean,
    ADD COLUMN plan    jsonb,
    ADD COLUMN origin  jsonb,
    DROP CONSTRAINT spm_decision_kind_is_known,
    ADD CONSTRAINT spm_decision_kind_is_known CHECK (kind IN (
        'ACCEPT', 'UNACCEPT', 'FIX', 'REJECT', 'ENABLE', 'DISABLE', 'DROP', 'CREATE', 'ROLLBACK', 'IMPORT')),
    ADD CONSTRAINT spm_decision_import_has_all_of_a_baseline CHECK (
        CASE kind WHEN 'IMPORT' THEN num_nulls(engine, enabled, plan, sql_text, status) = 0
        ELSE num_nonnulls(engine, enabled, plan, origin) = 0 END);

COMMENT ON COLUMN plumbline.spm_decision.kind IS
    'ACCEPT, UNACCEPT, FIX, REJECT, ENABLE, DISABLE, DROP, CREATE, ROLLBACK or IMPORT.';
COMMENT ON COLUMN plumbline.spm_decision.sql_text IS
    'CREATE: the statement with its literals blanked out; IMPORT: its canonical text.';
COMMENT ON COLUMN plumbline.spm_decision.engine IS 'IMPORT: POSTGRESQL or MYSQL.';
COMMENT ON COLUMN plumbline.spm_decision.enabled IS 'IMPORT: whether the plan shall be switched on.';
COMMENT ON COLUMN plumbline.spm_decision.plan IS 'IMPORT: the plan, the record CapturedPlan.';
COMMENT ON COLUMN plumbline.spm_decision.origin IS
    'IMPORT: where the baseline comes from, with the decision that was made about it there.';

CREATE TYPE plumbline.spm_import_check AS (outcome text, detail text, before jsonb);

CREATE FUNCTION plumbline.spm_import_problem(baseline jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    -- The first that is wrong. Names and texts are read with ->>, which makes a number or an object a text as well.
    SELECT CASE
        WHEN jsonb_typeof(baseline) IS DISTINCT FROM 'object' THEN 'baseline must be an object'
        WHEN COALESCE(baseline ->> 'cluster', '') = '' THEN 'cluster must be a text that is not empty'
        WHEN COALESCE(baseline ->> 'database', '') = '' THEN 'database must be a text that is not empty'
        WHEN baseline ->> 'namespace' IS NULL THEN 'namespace must be a text'
        WHEN COALESCE(baseline ->> 'engine', '') NOT IN ('POSTGRESQL', 'MYSQL') THEN 'engine must be POSTGRESQL or MYSQL'
        WHEN COALESCE(baseline ->> 'sql_hash', '') !~ '^[0-9a-f]{32}$' THEN 'sql_hash must be 32 lower-case hex digits'
        WHEN COALESCE(baseline ->> 'plan_hash', '') !~ '^[0-9a-f]{64}$' THEN 'plan_hash must be 64 lower-case hex digits'
        WHEN COALESCE(baseline ->> 'sql_text', '') = '' OR length(baseline ->> 'sql_text') > 1000000
            THEN 'sql_text must be a statement of 1 to 1000000 characters'
        WHEN COALESCE(baseline ->> 'status', '') NOT IN ('ACCEPTED', 'UNACCEPTED', 'FIXED', 'REJECTED')
            THEN 'status must be one of ACCEPTED, UNACCEPTED, FIXED, REJECTED'
        WHEN jsonb_typeof(baseline -> 'enabled') IS DISTINCT FROM 'boolean' THEN 'enabled must be true or false'
        WHEN jsonb_typeof(baseline -> 'plan' -> 'nodes') IS DISTINCT FROM 'array'
            THEN 'plan must be an object with a list of nodes'
        WHEN length((baseline -> 'plan')::text) > 900000 THEN 'plan must have up to 900000 characters'
        WHEN length((baseline -> 'origin')::text) > 16000 THEN 'origin must have up to 16000 characters' END;
$function$;
COMMENT ON FUNCTION plumbline.spm_import_problem IS 'What is not of its form in a baseline to import; null where nothing is.';

CREATE FUNCTION plumbline.spm_is_canonical(engine text, sql_text text)
    RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF engine <> 'POSTGRESQL' THEN
        RETURN sql_text !~ '[''"\\#]';
    END IF;
    RETURN plumbline.spm_blank_literals(sql_text) = sql_text;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN false;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_is_canonical IS 'Whether a text has no value in it that blanking would take out.';

CREATE FUNCTION plumbline.spm_check_import(baseline jsonb, new_place boolean DEFAULT false)
    RETURNS plumbline.spm_import_check
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    wanted  constant plumbline.spm_scope := ROW(baseline ->> 'cluster', baseline ->> 'database', baseline ->> 'namespace', NULL);
    problem constant text := plumbline.spm_import_problem(baseline);
    known   plumbline.baseline;
    places  text;
BEGIN
    IF problem IS NOT NULL THEN
        RETURN ROW('REFUSE', problem, NULL)::plumbline.spm_import_check;
    END IF;
    IF NOT plumbline.spm_is_canonical(baseline ->> 'engine', baseline ->> 'sql_text') THEN
        RETURN ROW('REFUSE', 'sql_text must be a canonical text, without a value or a comment', NULL)::plumbline.spm_import_check;
    END IF;
    IF baseline ->> 'instance' IS NOT NULL THEN
        RETURN ROW('REFUSE', 'it is LOCAL to instance ' || plumbline.spm_shown(baseline ->> 'instance')
            || ': LOCAL baselines are not kept', NULL)::plumbline.spm_import_check;
    END IF;
    SELECT * INTO known FROM plumbline.baseline b
    WHERE b.sql_hash = baseline ->> 'sql_hash' AND b.plan_hash = baseline ->> 'plan_hash' AND b.instance IS NULL
      AND (b.cluster, b.database, b.namespace) = (wanted.cluster_name, wanted.database_name, wanted.namespace);
    IF FOUND THEN
        RETURN ROW(
            CASE WHEN known.status = baseline ->> 'status' AND known.enabled = (baseline -> 'enabled')::boolean
                 THEN 'KEEP' ELSE 'CHANGE' END,
            NULL, jsonb_build_object('status', known.status, 'enabled', known.enabled,
                'source', known.source, 'scope', known.scope))::plumbline.spm_import_check;
    END IF;
    IF NOT COALESCE(new_place, false) AND NOT EXISTS (
        SELECT 1 FROM plumbline.baseline b
        WHERE (b.cluster, b.database, b.namespace) = (wanted.cluster_name, wanted.database_name, wanted.namespace)) THEN
        SELECT string_agg(plumbline.spm_scope_text(p), '; ') INTO places
        FROM (SELECT * FROM plumbline.spm_places() LIMIT 5) p;
        RETURN ROW('REFUSE', 'no statement is known in ' || plumbline.spm_scope_text(wanted)
            || COALESCE('; known: ' || places, '; nor anywhere yet'), NULL)::plumbline.spm_import_check;
    END IF;
    RETURN ROW('CREATE', NULL, NULL)::plumbline.spm_import_check;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_check_import IS
    'What importing a baseline would do: CREATE, CHANGE (with what is thought of the plan before), KEEP, or REFUSE with why.';

CREATE FUNCTION plumbline.spm_import_baseline(
    baseline jsonb, new_place boolean DEFAULT false, reason text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    checked constant plumbline.spm_import_check := plumbline.spm_check_import(baseline, new_place);
    decided plumbline.spm_decision;
    id      uuid;
BEGIN
    IF checked.outcome = 'REFUSE' THEN
        RAISE EXCEPTION 'the baseline cannot be imported: %', checked.detail
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF checked.outcome = 'KEEP' THEN
        RETURN NULL;
    END IF;
    decided.reason := COALESCE(reason, left(baseline -> 'origin' -> 'decision' ->> 'reason', 4000));
    IF length(decided.reason) > 4000 THEN
        RAISE EXCEPTION 'reason must have up to 4000 characters, had %', length(decided.reason)
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO plumbline.spm_decision (kind, cluster_name, database_name, namespace, scope, sql_hash, plan_hash,
        status, enabled, engine, sql_text, plan, origin, reason, before, after)
    VALUES ('IMPORT', baseline ->> 'cluster', baseline ->> 'database', baseline ->> 'namespace', 'GLOBAL',
        baseline ->> 'sql_hash', baseline ->> 'plan_hash', baseline ->> 'status', (baseline -> 'enabled')::boolean,
        baseline ->> 'engine', baseline ->> 'sql_text',
        (baseline -> 'plan') || jsonb_build_object('plan_hash', baseline -> 'plan_hash',
            'fingerprint_version', baseline -> 'fingerprint_version'),
        CASE WHEN jsonb_typeof(baseline -> 'origin') = 'object' THEN baseline -> 'origin' END,
        decided.reason, checked.before,
        jsonb_build_object('status', baseline -> 'status', 'enabled', baseline -> 'enabled',
            'source', 'IMPORT', 'scope', 'GLOBAL'))
    RETURNING decision_id INTO id;
    RETURN id;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_import_baseline IS
    'Imports a baseline, a line of the file of `baselines export`; returns null where it is so already.';

REVOKE EXECUTE ON FUNCTION
    plumbline.spm_import_problem,
    plumbline.spm_is_canonical,
    plumbline.spm_check_import,
    plumbline.spm_import_baseline
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plumbline.spm_check_import, plumbline.spm_import_baseline TO plumbline_operator;

-- The words people decide with. Each runs with its owner's rights and a fixed search_path, writes one row of
-- spm_decision and returns its decision_id; the job acts on the row. No text of a caller ever becomes SQL.

CREATE FUNCTION plumbline.spm_record(decided plumbline.spm_decision)
    RETURNS uuid
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    id uuid;
BEGIN
    IF length(decided.reason) > 4000 THEN
        RAISE EXCEPTION 'reason must have up to 4000 characters, had %', length(decided.reason)
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO plumbline.spm_decision (kind, cluster_name, database_name, namespace, instance, scope,
        sql_hash, plan_hash, status, at, sql_text, hints, reason, before, after)
    VALUES (decided.kind, decided.cluster_name, decided.database_name, decided.namespace, decided.instance,
        CASE WHEN decided.instance IS NULL THEN 'GLOBAL' ELSE 'LOCAL' END,
        decided.sql_hash, decided.plan_hash, decided.status, decided.at, decided.sql_text, decided.hints,
        decided.reason, decided.before, decided.after)
    RETURNING decision_id INTO id;
    RETURN id;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_record IS 'Writes a decision.';

CREATE FUNCTION plumbline.spm_decide(kind text, plan plumbline.baseline, decided plumbline.spm_decision)
    RETURNS uuid
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    before constant jsonb := jsonb_build_object(
        'status', plan.status, 'enabled', plan.enabled, 'source', plan.source, 'scope', plan.scope);
BEGIN
    decided.kind := kind;
    decided.cluster_name := plan.cluster;
    decided.database_name := plan.database;
    decided.namespace := plan.namespace;
    decided.instance := plan.instance;
    decided.sql_hash := plan.sql_hash;
    decided.plan_hash := plan.plan_hash;
    decided.before := before;
    decided.after := CASE kind
        WHEN 'DROP' THEN NULL
        WHEN 'ENABLE' THEN before || '{"enabled": true}'
        WHEN 'DISABLE' THEN before || '{"enabled": false}'
        ELSE before || jsonb_build_object('status', decided.status, 'source', 'USER') END;
    RETURN plumbline.spm_record(decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_decide IS 'Writes a decision about a plan that has a baseline.';

CREATE FUNCTION plumbline.spm_decide_on(
    kind text, wanted_hash text, wanted_plan text, wanted plumbline.spm_scope, decided plumbline.spm_decision)
    RETURNS uuid
    LANGUAGE sql
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT plumbline.spm_decide(kind,
        plumbline.spm_find_plan(wanted_hash, plumbline.spm_find_statement(wanted_hash, wanted), wanted_plan), decided);
$function$;
COMMENT ON FUNCTION plumbline.spm_decide_on IS 'Writes a decision about a plan that a person has named.';

CREATE FUNCTION plumbline.spm_decide_at(
    kind text, wanted_hash text, wanted plumbline.spm_scope, decided plumbline.spm_decision)
    RETURNS uuid
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    place  constant plumbline.spm_scope := plumbline.spm_find_statement(wanted_hash, wanted);
    change constant plumbline.plan_change := plumbline.spm_find_change(wanted_hash, place, decided.at);
BEGIN
    -- What is decided is published, and not every reader of the topic knows infinity or the year 200000.
    IF decided.at >= timestamptz '2200-01-01 00:00:00+00' THEN
        RAISE EXCEPTION 'at must be before 2200-01-01, was %', decided.at
            USING ERRCODE = 'invalid_parameter_value', DETAIL = plumbline.spm_times_of(wanted_hash, place);
    END IF;
    -- The history says on which instance a plan was seen; its baseline holds for the cluster unless it is LOCAL there.
    RETURN plumbline.spm_decide(kind, plumbline.spm_find_plan_seen_on(wanted_hash, place, change), decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_decide_at IS 'Writes a decision about the plan of a moment.';

CREATE FUNCTION plumbline.spm_find_plan_seen_on(
    wanted_hash text, place plumbline.spm_scope, change plumbline.plan_change)
    RETURNS plumbline.baseline
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    match plumbline.baseline;
BEGIN
    SELECT b.* INTO match FROM plumbline.baseline b
    WHERE b.sql_hash = wanted_hash
      AND b.plan_hash = change.plan_hash
      AND (b.cluster, b.database, b.namespace) = (place.cluster_name, place.database_name, place.namespace)
      AND (b.instance = change.instance OR b.instance IS NULL)
    ORDER BY b.instance NULLS LAST LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the plan of %, "%", has no baseline any more', change.observed_at, change.plan_hash
            USING ERRCODE = 'no_data_found', DETAIL = plumbline.spm_plans_of(wanted_hash, place);
    END IF;
    RETURN match;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_find_plan_seen_on IS
    'The baseline of a plan of the history: the LOCAL one of its instance, else the GLOBAL one.';

CREATE FUNCTION plumbline.spm_get_plan_history(
    sql_hash text, at timestamptz,
    cluster_name text DEFAULT NULL, database_name text DEFAULT NULL, namespace text DEFAULT NULL,
    instance text DEFAULT NULL, maximum_rows integer DEFAULT 100)
    RETURNS SETOF plumbline.spm_plan_history_detail
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    wanted_hash constant text := $1;
    moment      constant timestamptz := $2;
    place       constant plumbline.spm_scope :=
        plumbline.spm_find_statement($1, ROW($3, $4, $5, $6)::plumbline.spm_scope);
BEGIN
    PERFORM plumbline.spm_find_change(wanted_hash, place, moment);
    RETURN QUERY
        SELECT d.* FROM plumbline.spm_plan_history_detail d
        WHERE d.sql_hash = wanted_hash
          AND d.history_creation_time <= moment
          AND (d.cluster_name, d.database_name, d.namespace) = (place.cluster_name, place.database_name, place.namespace)
          AND (place.instance IS NULL OR d.instance = place.instance)
        ORDER BY d.history_creation_time DESC, d.change_id DESC
        LIMIT $7;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_get_plan_history IS
    'Plan changes of a statement at or before a moment, the last one first: its first row is the plan of that moment.';

CREATE FUNCTION plumbline.spm_accept_historical_plan(
    sql_hash text, at timestamptz, status text,
    cluster_name text DEFAULT NULL, database_name text DEFAULT NULL, namespace text DEFAULT NULL,
    instance text DEFAULT NULL, reason text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    decided plumbline.spm_decision;
BEGIN
    decided.status := plumbline.spm_require_status(status, ARRAY['ACC', 'ACCEPTED', 'FIXED']);
    decided.at := at;
    decided.reason := reason;
    RETURN plumbline.spm_decide_at(CASE decided.status WHEN 'FIXED' THEN 'FIX' ELSE 'ACCEPT' END, sql_hash,
        ROW(cluster_name, database_name, namespace, instance)::plumbline.spm_scope, decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_accept_historical_plan IS
    'Accepts (ACC) or fixes (FIXED) the plan that a statement had at a moment.';

CREATE FUNCTION plumbline.spm_rollback(
    sql_hash text, at timestamptz DEFAULT NULL,
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
    latest  plumbline.plan_change;
BEGIN
    decided.status := 'FIXED';
    decided.at := at;
    decided.reason := reason;
    IF at IS NOT NULL THEN
        RETURN plumbline.spm_decide_at('ROLLBACK', sql_hash, wanted, decided);
    END IF;
    place := plumbline.spm_find_statement(sql_hash, wanted);
    latest := plumbline.spm_find_change(sql_hash, place, 'infinity');
    IF latest.previous_plan_hash IS NULL THEN
        RAISE EXCEPTION 'statement "%" has no plan before that of %', sql_hash, latest.observed_at
            USING ERRCODE = 'no_data_found', DETAIL = plumbline.spm_plans_of(sql_hash, place);
    END IF;
    latest.plan_hash := latest.previous_plan_hash;
    RETURN plumbline.spm_decide('ROLLBACK', plumbline.spm_find_plan_seen_on(sql_hash, place, latest), decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_rollback IS
    'Fixes the plan that a statement had at a moment, or without one the plan before the last change.';

CREATE FUNCTION plumbline.spm_set_plan_status(
    sql_hash text, plan_hash text, status text,
    cluster_name text DEFAULT NULL, database_name text DEFAULT NULL, namespace text DEFAULT NULL,
    instance text DEFAULT NULL, reason text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    decided plumbline.spm_decision;
BEGIN
    decided.status := plumbline.spm_require_status(status,
        ARRAY['ACC', 'ACCEPTED', 'UNACC', 'UNACCEPTED', 'FIXED', 'REJECTED']);
    decided.reason := reason;
    RETURN plumbline.spm_decide_on(
        CASE decided.status WHEN 'ACCEPTED' THEN 'ACCEPT' WHEN 'UNACCEPTED' THEN 'UNACCEPT'
                            WHEN 'FIXED' THEN 'FIX' ELSE 'REJECT' END,
        sql_hash, plan_hash, ROW(cluster_name, database_name, namespace, instance)::plumbline.spm_scope, decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_set_plan_status IS 'Sets what is thought of a plan: ACC, UNACC, FIXED or REJECTED.';

CREATE FUNCTION plumbline.spm_enable(
    sql_hash text, plan_hash text,
    cluster_name text DEFAULT NULL, database_name text DEFAULT NULL, namespace text DEFAULT NULL,
    instance text DEFAULT NULL, reason text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    decided plumbline.spm_decision;
BEGIN
    decided.reason := reason;
    RETURN plumbline.spm_decide_on('ENABLE', sql_hash, plan_hash,
        ROW(cluster_name, database_name, namespace, instance)::plumbline.spm_scope, decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_enable IS 'Switches a baseline on.';

CREATE FUNCTION plumbline.spm_disable(
    sql_hash text, plan_hash text,
    cluster_name text DEFAULT NULL, database_name text DEFAULT NULL, namespace text DEFAULT NULL,
    instance text DEFAULT NULL, reason text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    decided plumbline.spm_decision;
BEGIN
    decided.reason := reason;
    RETURN plumbline.spm_decide_on('DISABLE', sql_hash, plan_hash,
        ROW(cluster_name, database_name, namespace, instance)::plumbline.spm_scope, decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_disable IS 'Switches a baseline off; its status stays.';

CREATE FUNCTION plumbline.spm_drop(
    sql_hash text, plan_hash text,
    cluster_name text DEFAULT NULL, database_name text DEFAULT NULL, namespace text DEFAULT NULL,
    instance text DEFAULT NULL, reason text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    decided plumbline.spm_decision;
BEGIN
    decided.reason := reason;
    RETURN plumbline.spm_decide_on('DROP', sql_hash, plan_hash,
        ROW(cluster_name, database_name, namespace, instance)::plumbline.spm_scope, decided);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_drop IS 'Takes a baseline away; the plan is new again when it is seen again.';

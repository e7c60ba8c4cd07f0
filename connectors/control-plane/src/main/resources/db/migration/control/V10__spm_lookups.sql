-- What the functions people call are made of. Nobody may call these.

-- Where a statement lives; null: not said.
CREATE TYPE plumbline.spm_scope AS (cluster_name text, database_name text, namespace text, instance text);

CREATE FUNCTION plumbline.spm_scope_text(place plumbline.spm_scope)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT COALESCE(NULLIF(concat_ws(', ',
        'cluster_name => ' || quote_literal(place.cluster_name),
        'database_name => ' || quote_literal(place.database_name),
        'namespace => ' || quote_literal(place.namespace),
        'instance => ' || quote_literal(place.instance)), ''), 'any cluster');
$function$;
COMMENT ON FUNCTION plumbline.spm_scope_text IS 'A scope in the notation of a call, to be copied from a message.';

CREATE FUNCTION plumbline.spm_covers(wanted plumbline.spm_scope, place plumbline.spm_scope)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT (wanted.cluster_name IS NULL OR wanted.cluster_name = place.cluster_name)
       AND (wanted.database_name IS NULL OR wanted.database_name = place.database_name)
       AND (wanted.namespace IS NULL OR wanted.namespace = place.namespace);
$function$;
COMMENT ON FUNCTION plumbline.spm_covers IS 'Whether a place has every name that was said.';

CREATE FUNCTION plumbline.spm_the_one(what text, wanted plumbline.spm_scope, known plumbline.spm_scope[])
    RETURNS plumbline.spm_scope
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    listed constant integer := 5;
    match  plumbline.spm_scope[];
    places text;
BEGIN
    SELECT array_agg(k) INTO match FROM unnest(known) k WHERE plumbline.spm_covers(wanted, k);
    IF cardinality(match) = 1 THEN
        RETURN match[1];
    END IF;
    SELECT string_agg(plumbline.spm_scope_text(k), '; ') INTO places
    FROM (SELECT * FROM unnest(COALESCE(match, known)) ORDER BY 1, 2, 3 LIMIT listed) k;
    IF match IS NULL THEN
        RAISE EXCEPTION '% does not exist in %', what, plumbline.spm_scope_text(wanted)
            USING ERRCODE = 'no_data_found', DETAIL = 'It exists in: ' || places;
    END IF;
    RAISE EXCEPTION '% is ambiguous: it exists in % places', what, cardinality(match)
        USING ERRCODE = 'cardinality_violation',
              DETAIL = 'It exists in: ' || places,
              HINT = 'Give cluster_name, database_name and namespace.';
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_the_one IS 'The only known place that is covered, else an error that lists some.';

CREATE FUNCTION plumbline.spm_shown(given text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN given IS NULL THEN 'null'
                WHEN length(given) > 100 THEN '"' || left(given, 100) || '..."'
                ELSE '"' || given || '"' END;
$function$;
COMMENT ON FUNCTION plumbline.spm_shown IS 'A value for a message.';

CREATE FUNCTION plumbline.spm_nearest_statements(given text)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT COALESCE('Nearest in order: ' || string_agg(n.sql_hash, ', ' ORDER BY n.sql_hash),
                    'No statement is known yet.')
    FROM ((SELECT DISTINCT sql_hash FROM plumbline.baseline
           WHERE sql_hash >= lower(COALESCE(given, '')) ORDER BY sql_hash LIMIT 3)
          UNION ALL
          (SELECT DISTINCT sql_hash FROM plumbline.baseline
           WHERE sql_hash < lower(given) ORDER BY sql_hash DESC LIMIT 2)) n;
$function$;
COMMENT ON FUNCTION plumbline.spm_nearest_statements IS 'The neighbours of a wrong sql_hash: of a cut one, the whole.';

CREATE FUNCTION plumbline.spm_find_statement(wanted_hash text, wanted plumbline.spm_scope)
    RETURNS plumbline.spm_scope
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    known plumbline.spm_scope[];
    place plumbline.spm_scope;
BEGIN
    IF wanted_hash IS NULL OR wanted_hash !~ '^[0-9a-f]{32}$' THEN
        RAISE EXCEPTION 'sql_hash must be 32 lower-case hex digits, was %', plumbline.spm_shown(wanted_hash)
            USING ERRCODE = 'invalid_parameter_value', DETAIL = plumbline.spm_nearest_statements(wanted_hash);
    END IF;
    SELECT array_agg(ROW(s.cluster, s.database, s.namespace, NULL)::plumbline.spm_scope) INTO known
    FROM (SELECT cluster, database, namespace FROM plumbline.baseline WHERE sql_hash = wanted_hash
          UNION
          SELECT cluster, database, namespace FROM plumbline.plan_change WHERE sql_hash = wanted_hash) s;
    IF known IS NULL THEN
        RAISE EXCEPTION 'no statement has the sql_hash %', plumbline.spm_shown(wanted_hash)
            USING ERRCODE = 'no_data_found', DETAIL = plumbline.spm_nearest_statements(wanted_hash);
    END IF;
    place := plumbline.spm_the_one('sql_hash ' || plumbline.spm_shown(wanted_hash), wanted, known);
    place.instance := wanted.instance;
    RETURN place;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_find_statement IS 'The place of a statement; an error lists what exists.';

CREATE FUNCTION plumbline.spm_plans_of(wanted_hash text, place plumbline.spm_scope)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT COALESCE('Its plans: ' || string_agg(format('%s (%s, last seen %s%s)', p.plan_hash, p.status,
                    p.last_seen_at, ', instance => ' || quote_literal(p.instance)), '; ' ORDER BY p.last_seen_at DESC),
                    'It has no baseline.')
    FROM (SELECT b.* FROM plumbline.baseline b
          WHERE b.sql_hash = wanted_hash
            AND (b.cluster, b.database, b.namespace) = (place.cluster_name, place.database_name, place.namespace)
          ORDER BY b.last_seen_at DESC LIMIT 5) p;
$function$;
COMMENT ON FUNCTION plumbline.spm_plans_of IS 'The plans of a statement seen last, for a message.';

CREATE FUNCTION plumbline.spm_find_plan(wanted_hash text, place plumbline.spm_scope, wanted_plan text)
    RETURNS plumbline.baseline
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    match plumbline.baseline[];
BEGIN
    IF wanted_plan IS NULL OR wanted_plan !~ '^[0-9a-f]{64}$' THEN
        RAISE EXCEPTION 'plan_hash must be 64 lower-case hex digits, was %', plumbline.spm_shown(wanted_plan)
            USING ERRCODE = 'invalid_parameter_value', DETAIL = plumbline.spm_plans_of(wanted_hash, place);
    END IF;
    SELECT array_agg(b ORDER BY b.instance NULLS FIRST) INTO match
    FROM plumbline.baseline b
    WHERE b.sql_hash = wanted_hash
      AND b.plan_hash = wanted_plan
      AND (b.cluster, b.database, b.namespace) = (place.cluster_name, place.database_name, place.namespace)
      AND (place.instance IS NULL OR b.instance = place.instance);
    IF match IS NULL THEN
        RAISE EXCEPTION 'statement "%" has no plan with the plan_hash %', wanted_hash,
                plumbline.spm_shown(wanted_plan) || CASE WHEN place.instance IS NULL THEN '' ELSE ' on instance ' || plumbline.spm_shown(place.instance) END
            USING ERRCODE = 'no_data_found', DETAIL = plumbline.spm_plans_of(wanted_hash, place);
    ELSIF cardinality(match) > 1 AND match[1].instance IS NOT NULL THEN
        RAISE EXCEPTION 'plan_hash "%" is ambiguous: it is LOCAL to % instances', wanted_plan, cardinality(match)
            USING ERRCODE = 'cardinality_violation',
                  DETAIL = plumbline.spm_plans_of(wanted_hash, place),
                  HINT = 'Give instance.';
    END IF;
    RETURN match[1];
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_find_plan IS
    'The baseline of a plan: the GLOBAL one, or the LOCAL one of the instance; an error lists what exists.';

CREATE FUNCTION plumbline.spm_find_change(wanted_hash text, place plumbline.spm_scope, moment timestamptz)
    RETURNS plumbline.plan_change
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    match plumbline.plan_change;
BEGIN
    SELECT h.* INTO match FROM plumbline.plan_change h
    WHERE h.sql_hash = wanted_hash
      AND h.observed_at <= moment
      AND (h.cluster, h.database, h.namespace) = (place.cluster_name, place.database_name, place.namespace)
      AND (place.instance IS NULL OR h.instance = place.instance)
    ORDER BY h.observed_at DESC, h.change_id DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'statement "%" has no plan history at or before %', wanted_hash, COALESCE(moment::text, 'null')
            USING ERRCODE = CASE WHEN moment IS NULL THEN 'invalid_parameter_value' ELSE 'no_data_found' END,
                  DETAIL = plumbline.spm_times_of(wanted_hash, place);
    END IF;
    RETURN match;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_find_change IS
    'The last change of a statement''s plan at or before a moment; an error lists the first moments there are.';

CREATE FUNCTION plumbline.spm_times_of(wanted_hash text, place plumbline.spm_scope)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT COALESCE('Its history begins with: ' || string_agg(format('%s (plan %s on %s)',
                    h.observed_at, h.plan_hash, quote_literal(h.instance)), '; ' ORDER BY h.observed_at),
                    'It has no history.')
    FROM (SELECT c.* FROM plumbline.plan_change c
          WHERE c.sql_hash = wanted_hash
            AND (c.cluster, c.database, c.namespace) = (place.cluster_name, place.database_name, place.namespace)
            AND (place.instance IS NULL OR c.instance = place.instance)
          ORDER BY c.observed_at LIMIT 5) h;
$function$;
COMMENT ON FUNCTION plumbline.spm_times_of IS 'The first moments of a statement''s history, for a message.';

CREATE FUNCTION plumbline.spm_places()
    RETURNS SETOF plumbline.spm_scope
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    -- From one place to the next by the index, so that a million baselines do not matter.
    WITH RECURSIVE place AS (
        (SELECT cluster, database, namespace FROM plumbline.baseline
         ORDER BY cluster, database, namespace LIMIT 1)
        UNION ALL
        SELECT n.* FROM place p CROSS JOIN LATERAL (
            SELECT b.cluster, b.database, b.namespace FROM plumbline.baseline b
            WHERE (b.cluster, b.database, b.namespace) > (p.cluster, p.database, p.namespace)
            ORDER BY b.cluster, b.database, b.namespace LIMIT 1) n)
    SELECT cluster, database, namespace, NULL::text FROM place;
$function$;
COMMENT ON FUNCTION plumbline.spm_places IS 'Every cluster, database and namespace that has a baseline.';

CREATE FUNCTION plumbline.spm_status(given text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RETURN CASE given
        WHEN 'ACC' THEN 'ACCEPTED' WHEN 'ACCEPTED' THEN 'ACCEPTED'
        WHEN 'UNACC' THEN 'UNACCEPTED' WHEN 'UNACCEPTED' THEN 'UNACCEPTED'
        WHEN 'FIXED' THEN 'FIXED'
        WHEN 'REJECTED' THEN 'REJECTED' END;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_status IS 'A status by its long or GaussDB''s short name; null where it is none.';

CREATE FUNCTION plumbline.spm_require_status(given text, allowed text[])
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF given IS NULL OR given <> ALL (allowed) THEN
        RAISE EXCEPTION 'status must be one of %, was %', array_to_string(allowed, ', '), plumbline.spm_shown(given)
            USING ERRCODE = 'invalid_parameter_value', HINT = 'To take a baseline away, call spm_drop.';
    END IF;
    RETURN plumbline.spm_status(given);
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_require_status IS 'The long name of a status that is allowed here.';

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA plumbline FROM PUBLIC;

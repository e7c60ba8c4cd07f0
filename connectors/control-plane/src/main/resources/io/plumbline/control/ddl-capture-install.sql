-- Installs Plumbline's DDL capture in ONE watched database: two event triggers that write every change of a table,
-- index, view, trigger, statistics object or policy into the WAL as a logical message with the prefix plumbline.ddl.
--
-- Who:        a superuser, or the provider's stand-in for one (rds_superuser and the like): only they may create
--             event triggers.
-- Servers:    PostgreSQL 14 to 18, wal_level = logical for the messages to be read.
-- Repeatable: running it again replaces functions and triggers and changes nothing else.
-- Law:        no SQL text and no literal of a user is written, and no failure in here makes a user's DDL fail.
-- Undo:       ddl-capture-uninstall.sql

CREATE SCHEMA IF NOT EXISTS plumbline_ddl;
COMMENT ON SCHEMA plumbline_ddl IS 'Plumbline: writes DDL into the WAL as logical messages.';

-- Functions run with the rights of whoever runs the DDL: nothing in here can be used to gain rights.
GRANT USAGE ON SCHEMA plumbline_ddl TO PUBLIC;

CREATE OR REPLACE FUNCTION plumbline_ddl.emit(
    command_tag text, object_type text, schema_name text, identity text, relation text)
    RETURNS void
    LANGUAGE sql
    VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pg_catalog.pg_logical_emit_message(
        true,
        'plumbline.ddl',
        pg_catalog.convert_to(
            pg_catalog.json_build_object(
                'version', 1,
                'command_tag', command_tag,
                'object_type', object_type,
                'schema', schema_name,
                'identity', identity,
                'relation', relation,
                'executed_at', pg_catalog.to_char(
                    pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
            )::text,
            'UTF8'));
$function$;
COMMENT ON FUNCTION plumbline_ddl.emit(text, text, text, text, text) IS
    'Writes one message, version 1 of the contract, as part of the running transaction.';

-- STABLE, so that it looks with the caller's snapshot: on_drop asks it for what was there before the DDL.
CREATE OR REPLACE FUNCTION plumbline_ddl.relation_of(class_id oid, object_id oid)
    RETURNS text
    LANGUAGE sql
    STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = CASE class_id
        WHEN 'pg_catalog.pg_class'::regclass THEN COALESCE(
            (SELECT i.indrelid FROM pg_catalog.pg_index i WHERE i.indexrelid = object_id), object_id)
        WHEN 'pg_catalog.pg_constraint'::regclass THEN
            (SELECT k.conrelid FROM pg_catalog.pg_constraint k WHERE k.oid = object_id)
        WHEN 'pg_catalog.pg_statistic_ext'::regclass THEN
            (SELECT s.stxrelid FROM pg_catalog.pg_statistic_ext s WHERE s.oid = object_id)
        WHEN 'pg_catalog.pg_policy'::regclass THEN
            (SELECT p.polrelid FROM pg_catalog.pg_policy p WHERE p.oid = object_id)
        WHEN 'pg_catalog.pg_trigger'::regclass THEN
            (SELECT t.tgrelid FROM pg_catalog.pg_trigger t WHERE t.oid = object_id)
        WHEN 'pg_catalog.pg_rewrite'::regclass THEN
            (SELECT r.ev_class FROM pg_catalog.pg_rewrite r WHERE r.oid = object_id)
    END;
$function$;
COMMENT ON FUNCTION plumbline_ddl.relation_of(oid, oid) IS
    'The table an object belongs to, schema.table as the server quotes it; null where it belongs to none.';

-- A plan names tables, never views. What a new view reads is no news to any statement there was before; its row type is
-- of this transaction.
CREATE OR REPLACE FUNCTION plumbline_ddl.tables_behind_replaced_view(view_id oid)
    RETURNS SETOF text
    LANGUAGE sql
    STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE behind (id) AS (
        SELECT t.typrelid
        FROM pg_catalog.pg_type t
        WHERE t.typrelid = view_id AND t.xmin <> pg_catalog.pg_current_xact_id()::xid
        UNION
        SELECT d.refobjid
        FROM behind b
        JOIN pg_catalog.pg_rewrite r ON r.ev_class = b.id
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
            AND d.refclassid = 'pg_catalog.pg_class'::regclass
    )
    SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
    FROM behind b
    JOIN pg_catalog.pg_class c ON c.oid = b.id
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm', 'f');
$function$;
COMMENT ON FUNCTION plumbline_ddl.tables_behind_replaced_view(oid) IS
    'The tables that a view reads, through other views too; none for a view that this transaction made.';

CREATE OR REPLACE FUNCTION plumbline_ddl.can_change_plans(object_type text)
    RETURNS boolean
    LANGUAGE sql
    IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT object_type IN ('table', 'foreign table', 'view', 'materialized view', 'index', 'table column',
        'table constraint', 'statistics object', 'policy', 'trigger', 'rule');
$function$;
COMMENT ON FUNCTION plumbline_ddl.can_change_plans(text) IS 'The object types that are reported.';

CREATE OR REPLACE FUNCTION plumbline_ddl.on_command()
    RETURNS event_trigger
    LANGUAGE plpgsql
    VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    -- The server lists a replaced view twice.
    PERFORM plumbline_ddl.emit(r.command_tag, r.object_type, r.schema_name, r.object_identity, r.relation)
    FROM (
        SELECT o.command_tag, o.object_type, o.schema_name, o.object_identity,
            COALESCE(behind.relation, plumbline_ddl.relation_of(o.classid, o.objid)) AS relation
        FROM pg_catalog.pg_event_trigger_ddl_commands() WITH ORDINALITY o
        LEFT JOIN LATERAL plumbline_ddl.tables_behind_replaced_view(o.objid) AS behind (relation)
            ON o.object_type = 'view'
        WHERE plumbline_ddl.can_change_plans(o.object_type)
          AND o.command_tag NOT IN ('COMMENT', 'GRANT', 'REVOKE', 'SECURITY LABEL')
          AND COALESCE(o.schema_name NOT IN ('pg_temp', 'pg_toast'), true)
          AND NOT o.in_extension
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY min(o.ordinality)
    ) AS r;
EXCEPTION WHEN OTHERS THEN
    -- The state only: a message could quote what the user wrote.
    RAISE WARNING 'plumbline did not capture this DDL (SQLSTATE %)', SQLSTATE;
END;
$function$;
COMMENT ON FUNCTION plumbline_ddl.on_command() IS
    'Reports what a command created or altered; a replaced view once for every table behind it.';

-- STABLE on purpose: a stable function sees the catalogue as it was when the command started, and only there is the
-- table of a dropped index still to be found.
CREATE OR REPLACE FUNCTION plumbline_ddl.on_drop()
    RETURNS event_trigger
    LANGUAGE plpgsql
    STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM plumbline_ddl.emit(
        tg_tag, o.object_type, o.schema_name, o.object_identity,
        plumbline_ddl.relation_of(o.classid, o.objid))
    FROM pg_catalog.pg_event_trigger_dropped_objects() o
    WHERE plumbline_ddl.can_change_plans(o.object_type)
      AND NOT o.is_temporary
      AND o.schema_name IS DISTINCT FROM 'pg_toast';
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'plumbline did not capture this DDL (SQLSTATE %)', SQLSTATE;
END;
$function$;
COMMENT ON FUNCTION plumbline_ddl.on_drop() IS 'Reports what a command dropped, dependent objects included.';

DROP EVENT TRIGGER IF EXISTS plumbline_ddl_command;
CREATE EVENT TRIGGER plumbline_ddl_command ON ddl_command_end EXECUTE FUNCTION plumbline_ddl.on_command();
COMMENT ON EVENT TRIGGER plumbline_ddl_command IS 'Plumbline: reports created and altered objects.';

DROP EVENT TRIGGER IF EXISTS plumbline_ddl_drop;
CREATE EVENT TRIGGER plumbline_ddl_drop ON sql_drop EXECUTE FUNCTION plumbline_ddl.on_drop();
COMMENT ON EVENT TRIGGER plumbline_ddl_drop IS 'Plumbline: reports dropped objects.';

-- Migrations run with session_replication_role = replica must be seen too.
ALTER EVENT TRIGGER plumbline_ddl_command ENABLE ALWAYS;
ALTER EVENT TRIGGER plumbline_ddl_drop ENABLE ALWAYS;

-- pgoutput reads messages through a publication; it needs no table in it.
DO $block$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_publication WHERE pubname = 'plumbline_ddl') THEN
        CREATE PUBLICATION plumbline_ddl;
    END IF;
END;
$block$;
COMMENT ON PUBLICATION plumbline_ddl IS 'Plumbline: carries DDL messages and no table.';

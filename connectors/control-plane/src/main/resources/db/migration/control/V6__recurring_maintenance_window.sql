-- Windows that recur (RFC 5545), and windows of a namespace or one statement.
ALTER TABLE plumbline.maintenance_window
    ADD COLUMN namespace        text,
    ADD COLUMN sql_hash         text,
    ADD COLUMN rrule            text,
    ADD COLUMN time_zone        text,
    ADD COLUMN duration_minutes integer,
    ALTER COLUMN ends_at DROP NOT NULL,

    DROP CONSTRAINT maintenance_window_scope_has_no_blank_name,
    ADD CONSTRAINT maintenance_window_scope_has_no_blank_name CHECK (
        btrim(cluster_name) <> '' AND btrim(database_name) <> '' AND btrim(namespace) <> ''),
    ADD CONSTRAINT maintenance_window_namespace_needs_database CHECK (namespace IS NULL OR database_name IS NOT NULL),
    ADD CONSTRAINT maintenance_window_statement_needs_namespace CHECK (sql_hash IS NULL OR namespace IS NOT NULL),
    ADD CONSTRAINT maintenance_window_sql_hash_is_32_hex_digits CHECK (sql_hash ~ '^[0-9a-f]{32}$'),

    ADD CONSTRAINT maintenance_window_has_ends_at_or_rrule_zone_and_duration CHECK (
        (rrule IS NULL AND time_zone IS NULL AND duration_minutes IS NULL AND ends_at IS NOT NULL)
        OR (rrule IS NOT NULL AND time_zone IS NOT NULL AND duration_minutes IS NOT NULL AND ends_at IS NULL)),
    ADD CONSTRAINT maintenance_window_lasts_1_to_10080_minutes CHECK (duration_minutes BETWEEN 1 AND 10080),
    ADD CONSTRAINT maintenance_window_recurring_starts_from_2000_to_2199 CHECK (
        rrule IS NULL OR (starts_at >= timestamptz '2000-01-01 00:00:00+00'
                          AND starts_at < timestamptz '2200-01-01 00:00:00+00')),
    ADD CONSTRAINT maintenance_window_rrule_has_up_to_500_characters CHECK (length(rrule) <= 500),
    ADD CONSTRAINT maintenance_window_rrule_is_name_value_pairs CHECK (
        rrule ~ '^[A-Z]+=[A-Z0-9,+-]+(;[A-Z]+=[A-Z0-9,+-]+)*$'),
    ADD CONSTRAINT maintenance_window_rrule_repeats_daily_to_yearly CHECK (
        rrule ~ '(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)');

COMMENT ON COLUMN plumbline.maintenance_window.starts_at IS
    'First moment of a one-off window, inclusive; the moment from which the rule of a recurring one counts.';
COMMENT ON COLUMN plumbline.maintenance_window.ends_at IS 'End of a one-off window, exclusive; null: it recurs.';
COMMENT ON COLUMN plumbline.maintenance_window.namespace IS
    'Namespace it holds for, the effective search path joined by commas; null: all namespaces of the database.';
COMMENT ON COLUMN plumbline.maintenance_window.sql_hash IS
    'Statement it holds for, 32 lower-case hex digits; null: all statements of the namespace.';
COMMENT ON COLUMN plumbline.maintenance_window.rrule IS
    'RFC 5545 RRULE in capitals, without its name, such as FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0; null: once.';
COMMENT ON COLUMN plumbline.maintenance_window.time_zone IS
    'IANA time zone in whose local time the rule counts, such as Europe/Berlin; null: it does not recur.';
COMMENT ON COLUMN plumbline.maintenance_window.duration_minutes IS
    'Elapsed minutes that each occurrence lasts; null: it does not recur.';

CREATE FUNCTION plumbline.check_time_zone()
    RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF NEW.time_zone IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_timezone_names WHERE name = NEW.time_zone) THEN
        RAISE EXCEPTION 'time_zone must be a name in pg_timezone_names, such as Europe/Berlin, was "%"', NEW.time_zone
            USING ERRCODE = 'check_violation', CONSTRAINT = 'maintenance_window_time_zone_is_known',
                  SCHEMA = 'plumbline', TABLE = 'maintenance_window';
    END IF;
    RETURN NEW;
END;
$function$;
COMMENT ON FUNCTION plumbline.check_time_zone() IS 'Refuses a time zone that the server does not know.';

CREATE TRIGGER maintenance_window_time_zone_is_known
    BEFORE INSERT OR UPDATE OF time_zone ON plumbline.maintenance_window
    FOR EACH ROW EXECUTE FUNCTION plumbline.check_time_zone();

REVOKE EXECUTE ON FUNCTION plumbline.check_time_zone() FROM PUBLIC;

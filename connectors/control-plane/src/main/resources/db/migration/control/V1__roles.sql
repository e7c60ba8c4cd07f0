-- Three group roles. Roles belong to the server, not to this database, so they may be there already.
-- People and services get a login of their own that is a member of one of these.
DO $block$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plumbline_reader') THEN
        CREATE ROLE plumbline_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plumbline_operator') THEN
        CREATE ROLE plumbline_operator NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plumbline_service') THEN
        CREATE ROLE plumbline_service NOLOGIN;
    END IF;
END;
$block$;

COMMENT ON ROLE plumbline_reader IS 'Plumbline: reads the control tables.';
COMMENT ON ROLE plumbline_operator IS 'Plumbline: reads and writes the control tables.';
COMMENT ON ROLE plumbline_service IS 'Plumbline: what a Debezium login must be a member of; that login also needs REPLICATION.';

COMMENT ON SCHEMA plumbline IS 'Plumbline control tables: what people decide, read by the job through Debezium.';

GRANT USAGE ON SCHEMA plumbline TO plumbline_reader, plumbline_operator, plumbline_service;

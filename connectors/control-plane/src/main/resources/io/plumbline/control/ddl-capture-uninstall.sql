-- Removes what ddl-capture-install.sql made in this database; running it where nothing is installed does nothing.
-- The replication slot belongs to the connector: stop and delete the connector, then pg_drop_replication_slot(...).

DROP EVENT TRIGGER IF EXISTS plumbline_ddl_command;
DROP EVENT TRIGGER IF EXISTS plumbline_ddl_drop;
DROP FUNCTION IF EXISTS plumbline_ddl.on_command();
DROP FUNCTION IF EXISTS plumbline_ddl.on_drop();
DROP FUNCTION IF EXISTS plumbline_ddl.can_change_plans(text);
DROP FUNCTION IF EXISTS plumbline_ddl.tables_behind_replaced_view(oid);
DROP FUNCTION IF EXISTS plumbline_ddl.relation_of(oid, oid);
DROP FUNCTION IF EXISTS plumbline_ddl.emit(text, text, text, text, text);
DROP SCHEMA IF EXISTS plumbline_ddl;
DROP PUBLICATION IF EXISTS plumbline_ddl;

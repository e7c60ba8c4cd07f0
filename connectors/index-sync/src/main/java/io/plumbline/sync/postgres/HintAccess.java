package io.plumbline.sync.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a database has of pg_hint_plan.
 *
 * @param hasTable whether the extension is created, with a hint table by query id
 * @param usesTable whether sessions of the database look into it
 * @param mayWrite whether our role may write it
 */
record HintAccess(boolean hasTable, boolean usesTable, boolean mayWrite) {

    private static final String QUERY = """
            SELECT a.attname IS NOT NULL,
                   coalesce(current_setting('pg_hint_plan.enable_hint_table', true), 'off') = 'on'
                   AND coalesce(current_setting('pg_hint_plan.enable_hint', true), 'off') = 'on',
                   CASE WHEN t.oid IS NULL THEN false
                        ELSE has_table_privilege(t.oid, 'INSERT') AND has_table_privilege(t.oid, 'UPDATE')
                         AND has_table_privilege(t.oid, 'DELETE') AND has_table_privilege(t.oid, 'SELECT') END
            FROM (SELECT to_regclass('hint_plan.hints') AS oid) AS t
            LEFT JOIN pg_catalog.pg_attribute a
                   ON a.attrelid = t.oid AND a.attname = 'query_id' AND NOT a.attisdropped""";

    static HintAccess read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new HintAccess(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3));
        }
    }

    /** What stands against pinning, with the statement that repairs it; plans are proposed until then. */
    Optional<String> lack(String database, String user) {
        return missing(database)
                .or(() -> missingGrant(database, user))
                .map(lack -> lack + "; only proposed until then");
    }

    private Optional<String> missing(String database) {
        if (!hasTable) {
            return Optional.of("database " + database + " has no pg_hint_plan 1.7 or later: add it to"
                    + " shared_preload_libraries and run CREATE EXTENSION pg_hint_plan");
        }
        return usesTable
                ? Optional.empty()
                : Optional.of(
                        "sessions of database " + database
                                + " do not look into the hint table: run ALTER DATABASE ... SET pg_hint_plan.enable_hint_table = on");
    }

    /** What our role lacks where there is a hint table, with the statement that repairs it. */
    Optional<String> missingGrant(String database, String user) {
        return mayWrite || !hasTable
                ? Optional.empty()
                : Optional.of("the role " + user + " may not write the hint table of database " + database
                        + ": run GRANT SELECT, INSERT, UPDATE, DELETE ON hint_plan.hints TO it");
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.explain.OwnSql;
import io.plumbline.pollers.options.InstanceSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a server must have and grant to be polled; each lack says what repairs it. */
final class MySqlRequirements {

    private static final String DIGESTS = "performance_schema.events_statements_summary_by_digest";

    private MySqlRequirements() {}

    /** What is missing for reading statistics; empty when nothing is. */
    static List<String> missing(Connection connection, MySqlServerFacts facts, InstanceSettings instance)
            throws SQLException {
        List<String> missing = new ArrayList<>();
        if (facts.isTooOld()) {
            missing.add(
                    "server version " + facts.version() + " is too old: MySQL 8.0 or MariaDB 10.5 or later is needed");
            return missing;
        }
        if (!facts.isOn("performance_schema")) {
            missing.add("performance_schema is off, so the server counts no statements: start it with"
                    + " performance_schema=ON");
            return missing;
        }
        try {
            digests(connection, missing);
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.TABLE_ACCESS_DENIED) {
                throw e;
            }
            missing.add("the user may not read statement statistics: run GRANT SELECT ON performance_schema.* TO '"
                    + instance.user().replace("'", "''") + "'");
        }
        return missing;
    }

    /** Grants that can be done without, each with what is done instead; empty when nothing is missing. */
    static List<String> optional(Connection connection, MySqlServerFacts facts, InstanceSettings instance)
            throws SQLException {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (!facts.isMariaDb()) {
            wanted.put(MySqlCosts.ENGINE_TABLE, "costs are taken to be in the server's default unit");
            wanted.put(MySqlCosts.SERVER_TABLE, "cost constants that are changed are not told");
        }
        wanted.put(SchemaCatalogReader.STATISTICS_TABLE, "rows and sizes may be a day old");
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> table : wanted.entrySet()) {
            if (isDenied(connection, table.getKey())) {
                missing.add("until GRANT SELECT ON " + table.getKey() + " TO '"
                        + instance.user().replace("'", "''") + "' " + table.getValue());
            }
        }
        return missing;
    }

    private static boolean isDenied(Connection connection, String table) throws SQLException {
        try {
            any(connection, "FROM " + table);
            return false;
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.TABLE_ACCESS_DENIED) {
                return true;
            }
            throw e;
        }
    }

    private static void digests(Connection connection, List<String> missing) throws SQLException {
        if (!any(
                connection,
                "FROM performance_schema.setup_consumers WHERE NAME = 'statements_digest' AND ENABLED = 'YES'")) {
            missing.add("statement digests are off: run UPDATE performance_schema.setup_consumers SET ENABLED = 'YES'"
                    + " WHERE NAME = 'statements_digest'");
        }
        if (!any(
                connection,
                "FROM performance_schema.setup_instruments WHERE NAME = 'statement/sql/select' AND ENABLED = 'YES'"
                        + " AND TIMED = 'YES'")) {
            missing.add("statements are not instrumented: run UPDATE performance_schema.setup_instruments SET"
                    + " ENABLED = 'YES', TIMED = 'YES' WHERE NAME LIKE 'statement/%'");
        }
        if (!any(connection, "FROM " + DIGESTS) && noDigestLength(connection)) {
            missing.add("statement digests are off: start the server with performance_schema_digests_size and"
                    + " max_digest_length above 0");
        }
    }

    private static boolean noDigestLength(Connection connection) throws SQLException {
        String query = OwnSql.SELECT + "@@performance_schema_digests_size = 0 OR @@max_digest_length = 0";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static boolean any(Connection connection, String from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OwnSql.SELECT + "1 " + from + " LIMIT 1");
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }
}

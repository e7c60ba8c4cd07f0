package io.plumbline.local.baselines.server;

import io.plumbline.explain.OwnSql;
import io.plumbline.local.process.ConfigurationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what extensions of a database keep by query id, each row with the statement that has the id. */
final class ExtensionRows {

    private static final String SCHEMA = OwnSql.SELECT + "quote_ident(n.nspname) FROM pg_catalog.pg_extension e"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = ?";

    /** Its columns are those of pg_store_plans 1.5 to 1.9. */
    private static final String VIEW = OwnSql.SELECT + "quote_ident(n.nspname) FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = ? AND c.relkind = 'v'";

    /** %s: schema of pg_stat_statements. One row per role, since each has a search path of its own. */
    private static final String STATEMENTS =
            "(SELECT s.queryid, s.userid, s.dbid, s.query FROM %s.pg_stat_statements(true) s"
                    + " JOIN pg_catalog.pg_database d ON d.oid = s.dbid"
                    + " WHERE d.datname = current_database() AND s.toplevel AND s.query IS NOT NULL)";

    private static final String HINTS = OwnSql.SELECT
            + "'hint ' || h.id || ' of query id ' || h.query_id, h.hints, s.userid, s.dbid, s.query"
            + " FROM hint_plan.hints h LEFT JOIN %s s ON s.queryid = h.query_id"
            + " WHERE h.application_name = '' AND position('SeqScan(\"plumbline:' IN h.hints) = 0 ORDER BY h.id, s.userid";

    private static final String COUNTED = OwnSql.SELECT
            + "'query id ' || s.queryid, '', s.userid, s.dbid, s.query FROM %s s ORDER BY s.queryid, s.userid";

    private static final String PLANS = OwnSql.SELECT
            + "'plan ' || p.planid || ' of query id ' || p.queryid, p.plan, s.userid, s.dbid, s.query"
            + " FROM %s.pg_store_plans p JOIN pg_catalog.pg_database d ON d.oid = p.dbid AND d.datname = current_database()"
            + " LEFT JOIN %s s ON s.queryid = p.queryid AND s.userid = p.userid AND s.dbid = p.dbid"
            + " ORDER BY p.queryid, p.planid";

    private final Connection connection;

    ExtensionRows(Connection connection) {
        this.connection = connection;
    }

    /** Hints for every application; those that are our own pins are left out. */
    List<ExtensionRow> hints() throws SQLException {
        require(
                "pg_hint_plan",
                "add it to shared_preload_libraries and run CREATE EXTENSION pg_hint_plan (1.7 or later)");
        return rows(HINTS.formatted(statements()));
    }

    /** Plans of this database, in EXPLAIN's JSON. */
    List<ExtensionRow> plans() throws SQLException {
        String schema = one(VIEW, "pg_store_plans")
                .orElseThrow(() -> lacking(
                        "pg_store_plans",
                        "it is no part of PostgreSQL: build it, add it to shared_preload_libraries and run CREATE EXTENSION"
                                + " pg_store_plans"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET pg_store_plans.plan_format = 'json'");
        }
        return rows(PLANS.formatted(schema, statements()));
    }

    /** Every statement of this database that the server has counted, one row per query id and role. */
    List<ExtensionRow> counted() throws SQLException {
        return rows(COUNTED.formatted(statements()));
    }

    private String statements() throws SQLException {
        return STATEMENTS.formatted(require(
                "pg_stat_statements",
                "add it to shared_preload_libraries and run CREATE EXTENSION pg_stat_statements"));
    }

    /** The extension's schema. */
    private String require(String extension, String repair) throws SQLException {
        return one(SCHEMA, extension).orElseThrow(() -> lacking(extension, repair));
    }

    private ConfigurationException lacking(String extension, String repair) {
        return new ConfigurationException("the database", List.of("it has no " + extension + ": " + repair));
    }

    private Optional<String> one(String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private List<ExtensionRow> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<ExtensionRow> rows = new ArrayList<>();
            while (row.next()) {
                String text = row.getString(5);
                rows.add(new ExtensionRow(
                        row.getString(1),
                        row.getString(2),
                        text == null ? null : new CountedStatement(row.getLong(3), row.getLong(4), text)));
            }
            return rows;
        }
    }
}

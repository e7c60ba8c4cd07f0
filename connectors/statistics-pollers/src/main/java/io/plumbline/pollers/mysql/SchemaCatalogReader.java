package io.plumbline.pollers.mysql;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema's tables from information_schema, and their sizes from InnoDB's persistent statistics, which are the ones
 * the optimizer has; where the user may not read those, from information_schema, which may be a day old.
 */
final class SchemaCatalogReader {

    static final String STATISTICS_TABLE = "mysql.innodb_table_stats";

    private static final String TABLES = OwnSql.SELECT
            + "TABLE_NAME, COALESCE(TABLE_ROWS, -1), COALESCE(DATA_LENGTH, 0), CREATE_OPTIONS LIKE '%partitioned%'"
            + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'"
            + " ORDER BY TABLE_NAME";
    private static final String STATISTICS = OwnSql.SELECT
            + "SUBSTRING_INDEX(table_name, '#', 1), SUM(n_rows), SUM(clustered_index_size),"
            + " ROUND(UNIX_TIMESTAMP(MAX(last_update)) * 1000)"
            + " FROM " + STATISTICS_TABLE + " WHERE database_name = ? GROUP BY 1";
    private static final String FUNCTIONS =
            OwnSql.SELECT + "ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_TYPE = 'FUNCTION'";

    private static final int DEFAULT_PAGE = 16_384;

    private final Connection connection;
    private final MySqlServerFacts facts;

    SchemaCatalogReader(Connection connection, MySqlServerFacts facts) {
        this.connection = connection;
        this.facts = facts;
    }

    SchemaCatalog read(String schema) throws SQLException {
        Map<String, Statistic> statistics = statistics(schema);
        Map<String, List<IndexDefinition>> indexes = IndexReader.read(connection, schema);
        List<Relation> relations = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String table = row.getString(1);
                    Statistic known = statistics.get(table);
                    relations.add(new Relation(
                            new RelationName(schema, table),
                            row.getBoolean(4) ? Relation.Kind.PARTITIONED_TABLE : Relation.Kind.TABLE,
                            null,
                            known == null ? row.getDouble(2) : known.rows(),
                            known == null ? row.getLong(3) : known.bytes(),
                            0,
                            known == null ? null : known.updatedAt(),
                            indexes.getOrDefault(table, List.of())));
                }
            }
        }
        return SchemaCatalog.of(facts.now(), relations, functions());
    }

    private Map<String, Statistic> statistics(String schema) throws SQLException {
        Map<String, Statistic> statistics = new HashMap<>();
        int pageBytes = facts.number("innodb_page_size", DEFAULT_PAGE);
        try (PreparedStatement statement = connection.prepareStatement(STATISTICS)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    statistics.put(
                            row.getString(1),
                            new Statistic(
                                    row.getDouble(2),
                                    row.getLong(3) * pageBytes,
                                    Instant.ofEpochMilli(row.getLong(4))));
                }
            }
        } catch (SQLException e) {
            if (!MySqlErrors.isHidden(e)) {
                throw e;
            }
        }
        return statistics;
    }

    private Set<String> functions() throws SQLException {
        Set<String> functions = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(FUNCTIONS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                functions.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return functions;
    }

    private record Statistic(
            double rows, long bytes, @Nullable Instant updatedAt) {}

    /** Schemas that are watched: those named, or all but the server's own. */
    static Set<String> schemas(Connection connection, List<String> wanted) throws SQLException {
        String query = OwnSql.SELECT + "SCHEMA_NAME FROM information_schema.SCHEMATA"
                + " WHERE SCHEMA_NAME NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')"
                + " ORDER BY SCHEMA_NAME";
        Map<String, Boolean> schemas = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (wanted.isEmpty() || wanted.contains(row.getString(1))) {
                    schemas.put(row.getString(1), true);
                }
            }
        }
        return schemas.keySet();
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a schema's indexes, invisible ones included: those the planner may not use. */
final class IndexReader {

    private static final String PRIMARY = "PRIMARY";

    private IndexReader() {}

    /** By table, ordered by name. */
    static Map<String, List<IndexDefinition>> read(Connection connection, String schema) throws SQLException {
        // the columns of this table differ between versions and between MySQL and MariaDB
        String query = OwnSql.SELECT + "s.* FROM information_schema.STATISTICS s WHERE s.TABLE_SCHEMA = ?"
                + " ORDER BY s.TABLE_NAME, s.INDEX_NAME, s.SEQ_IN_INDEX";
        Map<List<String>, Parts> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                Columns columns = Columns.of(row);
                while (row.next()) {
                    List<String> key = List.of(row.getString("TABLE_NAME"), row.getString("INDEX_NAME"));
                    Parts parts = found.get(key);
                    if (parts == null) {
                        parts = Parts.begin(row, columns);
                        found.put(key, parts);
                    }
                    parts.columns().add(column(row, columns));
                }
            }
        }
        Map<String, List<IndexDefinition>> indexes = new LinkedHashMap<>();
        found.forEach((key, parts) -> indexes.computeIfAbsent(key.get(0), table -> new ArrayList<>())
                .add(parts.definition(schema, key.get(0), key.get(1))));
        // servers order names by collations of their own
        indexes.values().forEach(own -> own.sort(Comparator.comparing(IndexDefinition::name)));
        return indexes;
    }

    private static Column column(ResultSet row, Columns columns) throws SQLException {
        @Nullable String expression = columns.hasExpression() ? row.getString("EXPRESSION") : null;
        return new Column(
                expression == null ? row.getString("COLUMN_NAME") : "(" + expression + ")",
                expression == null,
                row.getString("INDEX_TYPE").equals("SPATIAL") ? 0 : row.getInt("SUB_PART"),
                "D".equals(row.getString("COLLATION")));
    }

    /** Which of the columns that not all servers have are there. */
    private record Columns(boolean hasExpression, boolean hasVisible, boolean hasIgnored) {

        static Columns of(ResultSet rows) throws SQLException {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnLabel(i).toUpperCase(Locale.ROOT));
            }
            return new Columns(names.contains("EXPRESSION"), names.contains("IS_VISIBLE"), names.contains("IGNORED"));
        }

        /** The server's word for an index that plans may not use; empty for one that they may. */
        String hidden(ResultSet row) throws SQLException {
            if (hasVisible && !"YES".equals(row.getString("IS_VISIBLE"))) {
                return "INVISIBLE";
            }
            return hasIgnored && "YES".equals(row.getString("IGNORED")) ? "IGNORED" : "";
        }
    }

    /** A column or expression of an index; {@code prefix} 0 for the whole of it. */
    private record Column(String name, boolean quoted, int prefix, boolean descending) {

        String text(boolean quotes) {
            String plain = quotes && quoted ? "`" + name.replace("`", "``") + "`" : name;
            return plain + (prefix > 0 ? "(" + prefix + ")" : "") + (descending ? " DESC" : "");
        }
    }

    private record Parts(String type, boolean unique, String hidden, List<Column> columns) {

        static Parts begin(ResultSet row, Columns columns) throws SQLException {
            return new Parts(
                    row.getString("INDEX_TYPE"), row.getInt("NON_UNIQUE") == 0, columns.hidden(row), new ArrayList<>());
        }

        IndexDefinition definition(String schema, String table, String name) {
            return new IndexDefinition(
                    name,
                    type.toLowerCase(Locale.ROOT),
                    columns.stream().map(column -> column.text(false)).toList(),
                    List.of(),
                    null,
                    create(schema, table, name),
                    unique,
                    name.equals(PRIMARY),
                    hidden.isEmpty(),
                    true,
                    true,
                    0);
        }

        private String create(String schema, String table, String name) {
            String keys = "("
                    + String.join(
                            ", ",
                            columns.stream().map(column -> column.text(true)).toList())
                    + ")";
            String place = "`" + schema.replace("`", "``") + "`.`" + table.replace("`", "``") + "`";
            if (name.equals(PRIMARY)) {
                return "ALTER TABLE " + place + " ADD PRIMARY KEY " + keys;
            }
            boolean special = type.equals("FULLTEXT") || type.equals("SPATIAL");
            String kind = special ? type + " " : unique ? "UNIQUE " : "";
            return "CREATE " + kind + "INDEX `" + name.replace("`", "``") + "` ON " + place + " " + keys
                    + (hidden.isEmpty() ? "" : " " + hidden);
        }
    }
}

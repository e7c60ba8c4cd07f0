package io.plumbline.local.engines;

import io.plumbline.local.lab.workload.TpchRows;
import io.plumbline.local.mysql.MySqlServer;
import io.trino.tpch.TpchEntity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** TPC-H in a schema of MySQL, with the indexes that the lab has on PostgreSQL. */
final class MySqlTpch {

    static final String SCHEMA = "tpch";

    private static final int ROWS_PER_INSERT = 1_000;

    private MySqlTpch() {}

    static void create(MySqlServer server, double scale) throws SQLException {
        server.createSchema(SCHEMA);
        try (Connection connection = server.connect(SCHEMA);
                Statement statement = connection.createStatement()) {
            for (String command : script().split(";\n", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
            connection.setAutoCommit(false);
            for (Map.Entry<String, Iterable<? extends TpchEntity>> table :
                    TpchRows.ofScale(scale).entrySet()) {
                load(statement, table.getKey(), table.getValue());
                connection.commit();
            }
        }
    }

    /** Fresh statistics of every table. */
    static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table :
                    List.of("region", "nation", "supplier", "part", "partsupp", "customer", "orders", "lineitem")) {
                statement.execute("ANALYZE TABLE " + table);
            }
        }
    }

    private static void load(Statement statement, String table, Iterable<? extends TpchEntity> rows)
            throws SQLException {
        StringJoiner values = new StringJoiner(",", "INSERT INTO " + table + " VALUES ", "");
        int batched = 0;
        for (TpchEntity row : rows) {
            // dbgen's texts have neither quotes nor backslashes
            values.add("('" + TpchRows.line(row).replace("|", "','") + "')");
            if (++batched == ROWS_PER_INSERT) {
                statement.execute(values.toString());
                values = new StringJoiner(",", "INSERT INTO " + table + " VALUES ", "");
                batched = 0;
            }
        }
        if (batched > 0) {
            statement.execute(values.toString());
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(MySqlTpch.class.getResourceAsStream("tpch-mysql.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("tpch-mysql.sql is unreadable", e);
        }
    }
}

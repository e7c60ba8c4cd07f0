package io.plumbline.local.engines;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.mysql.MysqlCatalog;
import io.plumbline.capture.engine.mysql.MysqlExplain;
import io.plumbline.capture.engine.mysql.MysqlPlanReader;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.mysql.MySqlSpec;
import io.plumbline.local.mysql.MySqlVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TPC-H on MySQL 9.7. */
final class MySqlTpchServer implements TpchServer {

    private static final String INDEXES =
            "SELECT table_name, index_name, column_name FROM information_schema.statistics" + " WHERE table_schema = '"
                    + MySqlTpch.SCHEMA + "' ORDER BY table_name, index_name, seq_in_index";

    private final MySqlServer server;
    private final MysqlPlanReader reader = new MysqlPlanReader();
    private final MysqlCatalog catalog;

    MySqlTpchServer(WorkFolder folder, double scale) throws SQLException {
        server = MySqlServer.prepare(
                MySqlSpec.of("mysql", MySqlVersion.MYSQL_9, Ports.free()), Installation.current(), folder);
        server.start();
        MySqlTpch.create(server, scale);
        analyze();
        catalog = catalog();
    }

    @Override
    public Connection connect() throws SQLException {
        return server.connect(MySqlTpch.SCHEMA);
    }

    @Override
    public ReadPlan plan(String sql) throws SQLException, PlanRefusedException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String json = first(statement, "EXPLAIN FORMAT=JSON " + sql, 1);
            String rewritten = first(statement, "SHOW WARNINGS", 3);
            return reader.read(
                    new MysqlExplain(String.valueOf(json), rewritten, MySqlTpch.SCHEMA),
                    catalog,
                    CostConstants.DEFAULT);
        }
    }

    @Override
    public void analyze() throws SQLException {
        try (Connection connection = connect()) {
            MySqlTpch.analyze(connection);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private MysqlCatalog catalog() throws SQLException {
        Map<RelationName, Map<String, List<String>>> keys = new LinkedHashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                keys.computeIfAbsent(
                                new RelationName(MySqlTpch.SCHEMA, rows.getString(1)), table -> new LinkedHashMap<>())
                        .computeIfAbsent(rows.getString(2), index -> new ArrayList<>())
                        .add(rows.getString(3));
            }
        }
        return MysqlCatalog.of(keys.entrySet().stream()
                .map(table -> relation(table.getKey(), table.getValue()))
                .toList());
    }

    private static Relation relation(RelationName name, Map<String, List<String>> keys) {
        List<IndexDefinition> indexes = keys.entrySet().stream()
                .map(key -> IndexDefinition.of(key.getKey(), "btree", key.getValue(), null))
                .toList();
        return new Relation(name, Relation.Kind.TABLE, null, 0, 0, 0, null, indexes);
    }

    private static @Nullable String first(Statement statement, String query, int column) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(column) : null;
        }
    }
}

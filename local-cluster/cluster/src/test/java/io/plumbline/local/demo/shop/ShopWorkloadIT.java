package io.plumbline.local.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShopWorkloadIT {

    private static final String CALLS = "SELECT count(*) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid"
            + " WHERE d.datname = 'shop' AND s.calls >= 3 AND s.toplevel"
            + " AND s.query ~ '(orders|customers|products)' AND s.query ~ '\\$1'";

    @Test
    void everyStatementRunsAndTheLostIndexMakesItsStatementFarDearer(@TempDir Path folder) throws SQLException {
        PostgresServer server = PostgresServer.prepare(
                PostgresSpec.of("postgres", PostgresVersion.V18, Ports.free()),
                Installation.current(),
                new WorkFolder(folder));
        server.start();
        try {
            ShopDatabase.create(server);
            try (ShopWorkload workload = ShopWorkload.start(server.connect(ShopDatabase.NAME))) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> workload.rounds() >= 3);
                workload.check();
            }
            assertThat(number(server, CALLS)).isEqualTo(ShopStatement.values().length);
            double before = cost(server);
            execute(server, "DROP INDEX orders_customer_idx");
            assertThat(cost(server)).isGreaterThan(10 * before);
        } finally {
            server.stop();
        }
    }

    private static double cost(PostgresServer server) throws SQLException {
        String sql = ShopStatement.ORDERS_OF_CUSTOMER.sql().replace("?", "$1");
        String line = text(server, "EXPLAIN (GENERIC_PLAN) " + sql);
        return Double.parseDouble(line.replaceAll(".*\\.\\.([0-9.]+) rows.*", "$1"));
    }

    private static long number(PostgresServer server, String query) throws SQLException {
        return Long.parseLong(text(server, query));
    }

    private static String text(PostgresServer server, String query) throws SQLException {
        // the extended protocol wants a value for $1, GENERIC_PLAN wants none
        String url = server.jdbcUrl(ShopDatabase.NAME) + "?preferQueryMode=simple";
        try (Connection connection = DriverManager.getConnection(url, server.username(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(ShopDatabase.NAME);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

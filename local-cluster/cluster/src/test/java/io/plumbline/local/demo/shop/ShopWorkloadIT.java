package io.plumbline.local.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.mysql.MySqlSpec;
import io.plumbline.local.mysql.MySqlVersion;
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
            PostgresShop shop = new PostgresShop(server);
            shop.open();
            try (ShopWorkload workload = ShopWorkload.start(shop.connect())) {
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

    @Test
    void onMySqlToo(@TempDir Path folder) throws SQLException {
        MySqlServer server = MySqlServer.prepare(
                MySqlSpec.of("mysql", MySqlVersion.MYSQL_9, Ports.free()),
                Installation.current(),
                new WorkFolder(folder));
        MySqlShop shop = new MySqlShop(server);
        try {
            shop.open();
            try (ShopWorkload workload = ShopWorkload.start(shop.connect())) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> workload.rounds() >= 3);
                workload.check();
            }
            double before = cost(shop);
            try (Connection connection = shop.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(shop.renameIndex());
                statement.execute(shop.refreshStatistics());
                statement.execute(shop.resetCounters());
                statement.execute(shop.dropIndex());
            }
            assertThat(cost(shop)).isGreaterThan(10 * before);
        } finally {
            server.stop();
        }
    }

    private static double cost(Shop shop) throws SQLException {
        String sql = ShopStatement.ORDERS_OF_CUSTOMER.sql().replace("?", "7");
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN FORMAT=JSON " + sql)) {
            assertThat(row.next()).isTrue();
            return Double.parseDouble(
                    row.getString(1).replaceAll("(?s).*?(query_cost|estimated_total_cost)\": \"?([0-9.]+).*", "$2"));
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
        String url = server.jdbcUrl(Shop.DATABASE) + "?preferQueryMode=simple";
        try (Connection connection = DriverManager.getConnection(url, server.username(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(Shop.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

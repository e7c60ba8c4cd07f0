package io.plumbline.local.pollers;

import static org.awaitility.Awaitility.await;

import io.plumbline.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * A database with a schema {@code app}, an application's role that finds it by its search path, and a polling role with
 * the grants that docs/operations/grants.md lists.
 */
final class Shop {

    static final String PASSWORD = "not-the-real-thing";

    private final PostgresServer server;
    private final int number;

    private Shop(PostgresServer server, int number) {
        this.server = server;
        this.number = number;
    }

    static Shop create(PostgresServer server, int number) throws SQLException {
        Shop shop = new Shop(server, number);
        server.createDatabase(shop.database());
        shop.execute(
                "CREATE EXTENSION pg_stat_statements",
                "CREATE ROLE " + shop.app() + " LOGIN PASSWORD '" + PASSWORD + "'",
                "ALTER ROLE " + shop.app() + " SET search_path = app, public",
                "CREATE SCHEMA app AUTHORIZATION " + shop.app(),
                "CREATE TABLE app.orders (id int PRIMARY KEY, customer_id int NOT NULL, state text NOT NULL)",
                "ALTER TABLE app.orders OWNER TO " + shop.app(),
                "INSERT INTO app.orders SELECT g, g % 1000, 'open' FROM generate_series(1, 20000) g",
                "CREATE INDEX orders_customer ON app.orders (customer_id)",
                "VACUUM ANALYZE app.orders",
                "CREATE ROLE " + shop.poller() + " LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT pg_monitor TO " + shop.poller(),
                "GRANT pg_read_all_data TO " + shop.poller());
        shop.awaitStatistics();
        return shop;
    }

    /** Before PostgreSQL 15 the server's statistics come some time after what they are of. */
    private void awaitStatistics() {
        await().until(() -> ask("SELECT count(last_analyze) FROM pg_stat_user_tables WHERE relname = 'orders'")
                .equals("1"));
    }

    String database() {
        return "shop_" + number;
    }

    /** The application's role. */
    String app() {
        return "app_" + number;
    }

    /** The polling role. */
    String poller() {
        return "poller_" + number;
    }

    /** Each text on its own, as superuser. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect(database())) {
            execute(connection, statements);
        }
    }

    /** Each text on its own, as this role. */
    void executeAs(String role, String... statements) throws SQLException {
        try (Connection connection = connect(role)) {
            execute(connection, statements);
        }
    }

    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database()), role, PASSWORD);
    }

    String ask(String query) throws SQLException {
        try (Connection connection = server.connect(database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** What a user of the connector would write; polls every 100 ms and explains as much as it can. */
    Map<String, String> properties() {
        return new HashMap<>(Map.of(
                "cluster", "orders",
                "instances", "primary",
                "instance.primary.url", server.jdbcUrl(database()),
                "instance.primary.user", poller(),
                "instance.primary.password", PASSWORD,
                "instance.primary.databases", database(),
                "poll.interval.ms", "500",
                "explain.budget.ms.per.second", "1000",
                "retry.backoff.max.ms", "200"));
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}

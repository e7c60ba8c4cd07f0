package io.plumbline.local.pollers;

import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.mysql.MySqlSpec;
import io.plumbline.local.mysql.MySqlVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A real server with a schema {@code shop} and a polling user with the grants that docs/operations/grants.md lists. */
final class MySqlShop implements AutoCloseable {

    static final String SCHEMA = "shop";
    static final String POLLER = "poller";
    static final String PASSWORD = "not-the-real-thing";

    private final MySqlServer server;
    private final Path folder;

    private MySqlShop(MySqlServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static MySqlShop start(MySqlVersion version, Path folder) throws SQLException {
        return start(version, folder, Map.of());
    }

    /** With further settings of the server. */
    static MySqlShop start(MySqlVersion version, Path folder, Map<String, String> settings) throws SQLException {
        MySqlServer server = server(version, folder, settings);
        server.start();
        server.createSchema(SCHEMA);
        MySqlShop shop = new MySqlShop(server, folder);
        shop.execute(
                "CREATE TABLE digit (d int PRIMARY KEY)",
                "INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
                "CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL, state varchar(20) NOT NULL)",
                "INSERT INTO orders SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d, (a.d + 10 * b.d) * 7, 'open'"
                        + " FROM digit a, digit b, digit c, digit e",
                "CREATE INDEX orders_customer ON orders (customer_id)",
                "ANALYZE TABLE orders",
                "CREATE USER 'poller'@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT SELECT ON performance_schema.* TO 'poller'@'%'",
                "GRANT SELECT ON mysql.innodb_table_stats TO 'poller'@'%'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON shop.* TO 'poller'@'%'");
        if (!version.name().startsWith("MARIADB")) {
            shop.execute(
                    "GRANT SELECT ON mysql.engine_cost TO 'poller'@'%'",
                    "GRANT SELECT ON mysql.server_cost TO 'poller'@'%'");
        }
        return shop;
    }

    /** The same data under other settings; this one is stopped. */
    MySqlShop restart(Map<String, String> settings) {
        server.stop();
        MySqlServer other = server(server.version(), folder, settings);
        other.start();
        return new MySqlShop(other, folder);
    }

    private static MySqlServer server(MySqlVersion version, Path folder, Map<String, String> settings) {
        return MySqlServer.prepare(
                new MySqlSpec("watched-" + version.name().toLowerCase(Locale.ROOT), version, Ports.free(), settings),
                Installation.current(),
                new WorkFolder(folder));
    }

    MySqlServer server() {
        return server;
    }

    /** Each text on its own, as the superuser, in the schema. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect(SCHEMA);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = server.connect(SCHEMA);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** What a user of the connector would write; polls every 500 ms and explains as much as it can. */
    Map<String, String> properties() {
        return new HashMap<>(Map.of(
                "cluster", "orders",
                "instances", "primary",
                "instance.primary.url", server.url() + "?allowPublicKeyRetrieval=true",
                "instance.primary.user", POLLER,
                "instance.primary.password", PASSWORD,
                "instance.primary.databases", SCHEMA,
                "poll.interval.ms", "500",
                "explain.budget.ms.per.second", "1000",
                "retry.backoff.max.ms", "200"));
    }

    @Override
    public void close() {
        server.stop();
    }
}

package io.plumbline.local.demo.shop;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.watch.DdlMode;
import io.plumbline.local.watch.Engine;
import io.plumbline.local.watch.Login;
import io.plumbline.local.watch.WatchedCluster;
import io.plumbline.local.watch.WatchedInstance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** The shop on MySQL, a schema of its own; watched by logins that have the documented grants only. */
public record MySqlShop(MySqlServer server) implements Shop {
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*\\n");
    private static final String POLLER = "plumbline";
    private static final String DDL_READER = "plumbline_cdc";

    @Override
    public String engine() {
        return "mysql";
    }

    @Override
    public Dialect dialect() {
        return Dialect.MYSQL;
    }

    @Override
    public WatchedCluster watched() {
        WatchedInstance instance = new WatchedInstance(
                INSTANCE,
                server.url() + "?allowPublicKeyRetrieval=true",
                new Login(POLLER, server.password()),
                DdlMode.FOLLOW,
                new Login(DDL_READER, server.password()));
        return new WatchedCluster("shop-mysql", Engine.MYSQL, List.of(instance));
    }

    @Override
    public void open() throws SQLException {
        server.start();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
            for (String user : List.of(POLLER, DDL_READER)) {
                statement.execute("DROP USER IF EXISTS " + user);
            }
        }
        server.createSchema(DATABASE);
        String script = ShopScript.read("shop-mysql.sql").replace("{{password}}", server.password());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : END_OF_STATEMENT.splitAsStream(script).toList()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return server.connect(DATABASE);
    }

    @Override
    public Instant serverTime() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT utc_timestamp(6)")) {
            row.next();
            return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    }

    @Override
    public String renameIndex() {
        return "ALTER TABLE orders RENAME INDEX orders_customer_idx TO orders_by_customer";
    }

    @Override
    public String refreshStatistics() {
        return "ANALYZE TABLE customers, products, orders, order_items";
    }

    @Override
    public String resetCounters() {
        return "TRUNCATE TABLE performance_schema.events_statements_summary_by_digest";
    }

    @Override
    public String dropIndex() {
        return "DROP INDEX orders_by_customer ON orders";
    }
}

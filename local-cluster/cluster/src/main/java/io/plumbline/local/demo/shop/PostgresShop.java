package io.plumbline.local.demo.shop;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.watch.DdlMode;
import io.plumbline.local.watch.WatchedCluster;
import io.plumbline.local.watch.WatchedInstance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The shop on PostgreSQL, a database of its own. */
public record PostgresShop(PostgresServer server) implements Shop {

    @Override
    public String engine() {
        return "postgresql";
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRES;
    }

    @Override
    public WatchedCluster watched() {
        WatchedInstance instance = new WatchedInstance(
                INSTANCE, server.jdbcUrl(DATABASE), server.username(), server.password(), DdlMode.INSTALL);
        return new WatchedCluster("shop", List.of(instance));
    }

    @Override
    public void open() throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
        }
        server.createDatabase(DATABASE);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(ShopScript.read("shop.sql"));
            statement.execute("VACUUM ANALYZE");
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
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Override
    public String renameIndex() {
        return "ALTER INDEX orders_customer_idx RENAME TO orders_by_customer";
    }

    @Override
    public String refreshStatistics() {
        return "ANALYZE";
    }

    @Override
    public String resetCounters() {
        return "SELECT pg_stat_statements_reset()";
    }

    @Override
    public String dropIndex() {
        return "DROP INDEX orders_by_customer";
    }
}

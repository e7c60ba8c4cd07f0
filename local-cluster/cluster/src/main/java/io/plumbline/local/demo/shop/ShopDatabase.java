package io.plumbline.local.demo.shop;

import io.plumbline.local.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Makes the shop's database from nothing: tables, rows, indexes, fresh statistics. */
public final class ShopDatabase {

    /** Its name on the server. */
    public static final String NAME = "shop";

    private ShopDatabase() {}

    /** Drops what an earlier run left and loads the shop. */
    public static void create(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
        }
        server.createDatabase(NAME);
        try (Connection connection = server.connect(NAME);
                Statement statement = connection.createStatement()) {
            statement.execute(script());
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static String script() {
        try (InputStream in =
                Objects.requireNonNull(ShopDatabase.class.getResourceAsStream("shop.sql"), "shop.sql is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("shop.sql is unreadable", unreadable);
        }
    }
}

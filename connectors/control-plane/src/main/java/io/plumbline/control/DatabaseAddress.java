package io.plumbline.control;

import java.util.Map;

/**
 * Where a database is and who asks. For a connector's configuration the password may be a reference that Connect
 * resolves, such as <code>${file:/etc/plumbline/secrets.properties:orders}</code>.
 */
public record DatabaseAddress(String host, int port, String database, String user, String password) {

    private static final int LARGEST_PORT = 65_535;

    public DatabaseAddress {
        requireText("host", host);
        requireText("database", database);
        requireText("user", user);
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port must be from 1 to " + LARGEST_PORT + ", was " + port);
        }
    }

    /** The address for the PostgreSQL JDBC driver, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** What the templates of connectors call its parts. */
    Map<String, String> placeholders() {
        return Map.of(
                "host", host,
                "port", Integer.toString(port),
                "database", database,
                "user", user,
                "password", password);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank, was '" + value + "'");
        }
    }
}

package io.plumbline.control;

import java.util.Map;

/**
 * Where a MySQL or MariaDB server is and who asks, in no schema of its own. For a connector's configuration the password may
 * be a reference that Connect resolves.
 */
public record ServerAddress(String host, int port, String user, String password) {

    private static final int LARGEST_PORT = 65_535;

    public ServerAddress {
        if (host.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException(
                    "host and user must not be blank, were '" + host + "' and '" + user + "'");
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port must be from 1 to " + LARGEST_PORT + ", was " + port);
        }
    }

    /** What the templates of connectors call its parts. */
    Map<String, String> placeholders() {
        return Map.of("host", host, "port", Integer.toString(port), "user", user, "password", password);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}

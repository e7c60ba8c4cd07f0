package io.plumbline.local.decisions;

import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The login that the command line decides with: a member of plumbline_operator and nothing else. It is made when it is first
 * needed, by the superuser of the work folder; its password is its own, and lies in the work folder's secrets.
 */
public final class OperatorLogin {
    private static final String NAME = "plumbline_cli";
    private static final String SECRET = NAME + ".password";
    private static final String DATABASE = "plumbline_control";
    private static final String NOT_AUTHORIZED_CLASS = "28";
    private static final int PASSWORD_BYTES = 16;

    private OperatorLogin() {}

    /**
     * A session whose application_name says which user of this machine decides; the caller closes it.
     *
     * @throws InfrastructureException when there is no control database, or it does not answer
     */
    public static Connection connect(PostgresServer server, WorkFolder folder) {
        Path secret = folder.secret(SECRET);
        try {
            if (!Files.exists(secret)) {
                create(server, folder);
            }
            return session(server, secret);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(NOT_AUTHORIZED_CLASS)) {
                return renewed(server, folder);
            }
            throw unreachable(server, e);
        }
    }

    /** The work folder's secrets outlived its databases. */
    private static Connection renewed(PostgresServer server, WorkFolder folder) {
        try {
            create(server, folder);
            return session(server, folder.secret(SECRET));
        } catch (SQLException e) {
            throw unreachable(server, e);
        }
    }

    private static InfrastructureException unreachable(PostgresServer server, SQLException e) {
        return new InfrastructureException(
                "cannot reach the control database " + server.jdbcUrl(DATABASE) + ": " + e.getMessage()
                        + "\n  `plumbline status` says what runs, `plumbline up --config FILE` makes and starts it",
                e);
    }

    private static Connection session(PostgresServer server, Path secret) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", NAME);
        properties.setProperty("password", read(secret));
        properties.setProperty("ApplicationName", "plumbline, " + System.getProperty("user.name"));
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), properties);
    }

    private static void create(PostgresServer server, WorkFolder folder) throws SQLException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN IN ROLE plumbline_operator");
            }
            String password = HexFormat.of().formatHex(random);
            statement.execute("ALTER ROLE " + NAME + " PASSWORD " + statement.enquoteLiteral(password));
            folder.writeSecret(SECRET, password);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
            return found.next();
        }
    }

    private static String read(Path secret) {
        try {
            return Files.readString(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + secret, e);
        }
    }
}

package io.plumbline.local.watch;

import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.InfrastructureException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The login that the sinks write with: a member of plumbline_service and nothing else, with the server's own password. */
final class SinkLogin {
    static final String NAME = "plumbline_sink";

    private SinkLogin() {}

    static void create(PostgresServer server, String database) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN IN ROLE plumbline_service");
            }
            statement.execute("ALTER ROLE " + NAME + " PASSWORD " + statement.enquoteLiteral(server.password()));
        } catch (SQLException e) {
            throw new InfrastructureException("cannot create the login " + NAME, e);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
            return found.next();
        }
    }
}

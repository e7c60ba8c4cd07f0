package io.plumbline.pollers.postgres;

import io.plumbline.explain.GuestSessions;
import io.plumbline.explain.SessionSettings;
import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.InstanceSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The one connection we hold to a server. Going to another database closes the one before. */
final class ServerSession implements AutoCloseable {

    private final GuestSessions sessions;
    private @Nullable Connection connection;
    private String database = "";

    ServerSession(InstanceSettings instance, SessionSettings limits) {
        try {
            this.sessions = new GuestSessions(
                    instance.url(),
                    new GuestSessions.Login(instance.user(), instance.password().value()),
                    limits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(InstanceOptions.url(instance.name()) + ": " + e.getMessage(), e);
        }
    }

    /** A connection to the database of the URL, where pg_stat_statements is installed. */
    Connection home() throws SQLException {
        return to(sessions.home());
    }

    /** A connection to {@code wanted}, the only one open. */
    Connection to(String wanted) throws SQLException {
        Connection current = connection;
        if (current != null && database.equals(wanted) && !current.isClosed()) {
            return current;
        }
        close();
        Connection opened = sessions.open(wanted);
        connection = opened;
        database = wanted;
        return opened;
    }

    @Override
    public void close() throws SQLException {
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }
}

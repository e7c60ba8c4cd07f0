package io.plumbline.sync.postgres;

import io.plumbline.explain.GuestSessions;
import io.plumbline.explain.SessionSettings;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A server on which plans are pinned.
 *
 * @param url JDBC URL without user and password; its database is where pg_stat_statements is installed
 */
public record TargetServer(String name, String url, String user, String password, SessionSettings limits) {

    @Override
    public String toString() {
        return "TargetServer[" + name + "]";
    }

    /** The database of the URL. */
    String home() {
        return sessions().home();
    }

    /** A session that reads only unless a transaction of it asks for more; the caller closes it. */
    Connection connect(String database) throws SQLException {
        return sessions().open(database);
    }

    private GuestSessions sessions() {
        try {
            return new GuestSessions(url, new GuestSessions.Login(user, password), limits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("instance " + name + ": " + e.getMessage(), e);
        }
    }
}

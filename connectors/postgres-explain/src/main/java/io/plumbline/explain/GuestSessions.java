package io.plumbline.explain;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens our sessions on somebody else's server. Every session is read-only, unless a transaction of it asks for more, and
 * limits its own statements, locks and idle transactions. Statements without parameters go by the simple protocol, as one
 * message each.
 */
public final class GuestSessions {

    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

    private final Properties address;
    private final Login login;
    private final SessionSettings limits;

    /** Who we are there. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /**
     * Sessions on the server of a JDBC URL without user and password.
     *
     * @throws IllegalArgumentException when it is not PostgreSQL's; the URL is not in the message, for it may hold a password
     */
    public GuestSessions(String url, Login login, SessionSettings limits) {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException("not a PostgreSQL URL");
        }
        this.address = parsed;
        this.login = login;
        this.limits = limits;
    }

    /** The database of the URL; the one named as the user where it names none. */
    public String home() {
        String database = PGProperty.PG_DBNAME.getOrDefault(address);
        return database == null ? login.user() : database;
    }

    /** A session in a database of the server; the caller closes it. */
    public Connection open(String database) throws SQLException {
        Properties properties = new Properties();
        address.stringPropertyNames().forEach(name -> properties.setProperty(name, address.getProperty(name)));
        properties.setProperty(PGProperty.USER.getName(), login.user());
        properties.setProperty(PGProperty.PASSWORD.getName(), login.password());
        properties.setProperty(PGProperty.PG_DBNAME.getName(), database);
        properties.setProperty(PGProperty.APPLICATION_NAME.getName(), "plumbline");
        properties.setProperty(PGProperty.ASSUME_MIN_SERVER_VERSION.getName(), "14");
        properties.setProperty(PGProperty.PREFER_QUERY_MODE.getName(), "extendedForPrepared");
        properties.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds(limits.connectTimeout()));
        properties.setProperty(PGProperty.LOGIN_TIMEOUT.getName(), seconds(limits.connectTimeout()));
        properties.setProperty(
                PGProperty.SOCKET_TIMEOUT.getName(),
                seconds(limits.statementTimeout().plus(SOCKET_MARGIN)));
        properties.setProperty(PGProperty.OPTIONS.getName(), serverOptions());
        Connection opened = new Driver().connect(urlOf(database), properties);
        if (opened == null) {
            throw new SQLException("not a PostgreSQL URL");
        }
        return opened;
    }

    private String urlOf(String database) {
        String[] hosts = address.getProperty(PGProperty.PG_HOST.getName()).split(",", -1);
        String[] ports = address.getProperty(PGProperty.PG_PORT.getName()).split(",", -1);
        StringBuilder url = new StringBuilder("jdbc:postgresql://");
        for (int i = 0; i < hosts.length; i++) {
            url.append(i == 0 ? "" : ",").append(hosts[i]).append(':').append(ports[i]);
        }
        return url.append('/')
                .append(URLEncoder.encode(database, StandardCharsets.UTF_8))
                .toString();
    }

    private String serverOptions() {
        return "-c default_transaction_read_only=on -c standard_conforming_strings=on"
                + " -c statement_timeout=" + limits.statementTimeout().toMillis()
                + " -c lock_timeout=" + limits.lockTimeout().toMillis()
                + " -c idle_in_transaction_session_timeout="
                + limits.statementTimeout().plus(SOCKET_MARGIN).toMillis();
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, (duration.toMillis() + 999) / 1000));
    }
}

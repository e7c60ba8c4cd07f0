package io.plumbline.pollers.postgres;

import io.plumbline.explain.SessionSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The one connection we hold to a server. Going to another database closes the one before.
 *
 * <p>Every session is read-only and limits its own statements, locks and idle transactions. Statements without
 * parameters go by the simple protocol, as one message each.
 */
final class ServerSession implements AutoCloseable {

    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

    private final InstanceSettings instance;
    private final SessionSettings limits;
    private final Properties address;
    private final String home;
    private @Nullable Connection connection;
    private String database = "";

    ServerSession(InstanceSettings instance, SessionSettings limits) {
        this.instance = instance;
        this.limits = limits;
        Properties parsed = Driver.parseURL(instance.url(), new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException("not a PostgreSQL URL: " + InstanceOptions.url(instance.name()));
        }
        this.address = parsed;
        this.home = PGProperty.PG_DBNAME.getOrDefault(address) == null
                ? instance.user()
                : String.valueOf(PGProperty.PG_DBNAME.getOrDefault(address));
    }

    /** A connection to the database of the URL, where pg_stat_statements is installed. */
    Connection home() throws SQLException {
        return to(home);
    }

    /** A connection to {@code wanted}, the only one open. */
    Connection to(String wanted) throws SQLException {
        Connection current = connection;
        if (current != null && database.equals(wanted) && !current.isClosed()) {
            return current;
        }
        close();
        Connection opened = open(wanted);
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

    private Connection open(String wanted) throws SQLException {
        Properties properties = new Properties();
        address.stringPropertyNames().forEach(name -> properties.setProperty(name, address.getProperty(name)));
        properties.setProperty(PGProperty.USER.getName(), instance.user());
        properties.setProperty(
                PGProperty.PASSWORD.getName(), instance.password().value());
        properties.setProperty(PGProperty.PG_DBNAME.getName(), wanted);
        properties.setProperty(PGProperty.APPLICATION_NAME.getName(), "plumbline");
        properties.setProperty(PGProperty.ASSUME_MIN_SERVER_VERSION.getName(), "14");
        properties.setProperty(PGProperty.PREFER_QUERY_MODE.getName(), "extendedForPrepared");
        properties.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds(limits.connectTimeout()));
        properties.setProperty(PGProperty.LOGIN_TIMEOUT.getName(), seconds(limits.connectTimeout()));
        properties.setProperty(
                PGProperty.SOCKET_TIMEOUT.getName(),
                seconds(limits.statementTimeout().plus(SOCKET_MARGIN)));
        properties.setProperty(PGProperty.OPTIONS.getName(), serverOptions());
        Connection opened = new Driver().connect(urlOf(wanted), properties);
        if (opened == null) {
            throw new SQLException("not a PostgreSQL URL: " + InstanceOptions.url(instance.name()));
        }
        return opened;
    }

    private String urlOf(String wanted) {
        String[] hosts = address.getProperty(PGProperty.PG_HOST.getName()).split(",", -1);
        String[] ports = address.getProperty(PGProperty.PG_PORT.getName()).split(",", -1);
        StringBuilder url = new StringBuilder("jdbc:postgresql://");
        for (int i = 0; i < hosts.length; i++) {
            url.append(i == 0 ? "" : ",").append(hosts[i]).append(':').append(ports[i]);
        }
        return url.append('/')
                .append(URLEncoder.encode(wanted, StandardCharsets.UTF_8))
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

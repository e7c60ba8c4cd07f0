package io.plumbline.sync.postgres;

import io.plumbline.explain.SessionSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A server on which plans are pinned.
 *
 * @param url JDBC URL without user and password; its database is where pg_stat_statements is installed
 */
public record TargetServer(String name, String url, String user, String password, SessionSettings limits) {

    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

    @Override
    public String toString() {
        return "TargetServer[" + name + "]";
    }

    /** The database of the URL. */
    String home() {
        Properties address = address();
        String database = PGProperty.PG_DBNAME.getOrDefault(address);
        return database == null ? user : database;
    }

    /** A session that reads only unless a transaction of it asks for more; the caller closes it. */
    Connection connect(String database) throws SQLException {
        Properties address = address();
        Properties properties = new Properties();
        address.stringPropertyNames().forEach(key -> properties.setProperty(key, address.getProperty(key)));
        properties.setProperty(PGProperty.USER.getName(), user);
        properties.setProperty(PGProperty.PASSWORD.getName(), password);
        properties.setProperty(PGProperty.PG_DBNAME.getName(), database);
        properties.setProperty(PGProperty.APPLICATION_NAME.getName(), "plumbline");
        properties.setProperty(PGProperty.PREFER_QUERY_MODE.getName(), "extendedForPrepared");
        properties.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds(limits.connectTimeout()));
        properties.setProperty(PGProperty.LOGIN_TIMEOUT.getName(), seconds(limits.connectTimeout()));
        properties.setProperty(
                PGProperty.SOCKET_TIMEOUT.getName(),
                seconds(limits.statementTimeout().plus(SOCKET_MARGIN)));
        properties.setProperty(
                PGProperty.OPTIONS.getName(),
                "-c default_transaction_read_only=on -c standard_conforming_strings=on"
                        + " -c statement_timeout=" + limits.statementTimeout().toMillis()
                        + " -c lock_timeout=" + limits.lockTimeout().toMillis());
        Connection opened = new Driver().connect(urlOf(address, database), properties);
        if (opened == null) {
            throw new SQLException("not a PostgreSQL URL at instance " + name);
        }
        return opened;
    }

    private Properties address() {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException("not a PostgreSQL URL at instance " + name);
        }
        return parsed;
    }

    private static String urlOf(Properties address, String database) {
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

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, (duration.toMillis() + 999) / 1000));
    }
}

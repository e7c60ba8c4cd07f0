package io.plumbline.pollers.mysql;

import io.plumbline.explain.SessionSettings;
import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.InstanceSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The one connection we hold to a server: read-only, its waits and statements limited, and set so that EXPLAIN prints what
 * the plan reader knows.
 */
final class MySqlSession implements AutoCloseable {

    /** The schema our own statements are sent in. */
    static final String HOME = "information_schema";

    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

    private final InstanceSettings instance;
    private final SessionSettings limits;
    private @Nullable Connection connection;

    MySqlSession(InstanceSettings instance, SessionSettings limits) {
        this.instance = instance;
        this.limits = limits;
    }

    Connection connection() throws SQLException {
        Connection current = connection;
        if (current != null && !current.isClosed()) {
            return current;
        }
        Connection opened = open();
        connection = opened;
        return opened;
    }

    /** The connection, planning by the switches that a session has which begins now. */
    Connection planningAsNewOnes() throws SQLException {
        Connection current = connection();
        try (Statement statement = current.createStatement()) {
            statement.execute("SET SESSION optimizer_switch = @@GLOBAL.optimizer_switch");
        }
        return current;
    }

    @Override
    public void close() throws SQLException {
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }

    private Connection open() throws SQLException {
        // the driver takes addresses of MySQL by its own name: docs/decisions/0024
        String url = instance.url().replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
        Properties properties = new Properties();
        properties.setProperty("user", instance.user());
        properties.setProperty("password", instance.password().value());
        properties.setProperty("connectTimeout", millis(limits.connectTimeout()));
        properties.setProperty("socketTimeout", millis(limits.statementTimeout().plus(SOCKET_MARGIN)));
        Connection opened = QuietDriver.forUrl(url).connect(url, properties);
        if (opened == null) {
            throw new SQLException("not a MySQL URL: " + InstanceOptions.url(instance.name()));
        }
        try {
            prepare(opened);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void prepare(Connection opened) throws SQLException {
        opened.setCatalog(HOME);
        try (Statement statement = opened.createStatement()) {
            statement.execute("SET SESSION TRANSACTION READ ONLY");
            statement.execute("SET SESSION time_zone = '+00:00'");
            // a text of another mode is told by its hash
            statement.execute("SET SESSION sql_mode = REPLACE(REPLACE(@@sql_mode, 'ANSI_QUOTES', ''), 'ANSI', '')");
            set(statement, "lock_wait_timeout", seconds(limits.lockTimeout()));
            set(statement, "innodb_lock_wait_timeout", seconds(limits.lockTimeout()));
            set(statement, "max_execution_time", millis(limits.statementTimeout()));
            set(statement, "end_markers_in_json", "OFF");
            set(statement, "explain_json_format_version", "1");
        }
    }

    /** Sets what the server has: variables differ between versions and between MySQL and MariaDB. */
    private static void set(Statement statement, String variable, String value) throws SQLException {
        boolean known;
        try (ResultSet row = statement.executeQuery("SHOW SESSION VARIABLES LIKE '" + variable + "'")) {
            known = row.next();
        }
        if (known) {
            statement.execute("SET SESSION " + variable + " = " + value);
        }
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, (duration.toMillis() + 999) / 1000));
    }
}

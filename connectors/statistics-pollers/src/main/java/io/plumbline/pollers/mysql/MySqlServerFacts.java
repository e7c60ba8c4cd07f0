package io.plumbline.pollers.mysql;

import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is the same for all statements of a server.
 *
 * @param uptime whole seconds
 * @param now the server's clock
 * @param variables global variables that matter, by name; absent where the server has none of that name
 */
record MySqlServerFacts(String version, Duration uptime, Instant now, Map<String, String> variables) {

    private static final int OLDEST_MYSQL = 800;
    private static final int OLDEST_MARIADB = 1005;
    private static final String QUERY = OwnSql.SELECT + "version(), ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)";
    private static final String VARIABLES = "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('performance_schema',"
            + " 'performance_schema_max_sql_text_length', 'performance_schema_max_digest_length',"
            + " 'max_digest_length', 'innodb_page_size')";

    MySqlServerFacts {
        variables = Map.copyOf(variables);
    }

    static MySqlServerFacts read(Connection connection) throws SQLException {
        String version;
        long nowMillis;
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            version = row.getString(1);
            nowMillis = row.getLong(2);
        }
        Map<String, String> status = pairs(connection, "SHOW GLOBAL STATUS LIKE 'Uptime'");
        long uptime = Long.parseLong(status.getOrDefault("uptime", "0"));
        return new MySqlServerFacts(
                version, Duration.ofSeconds(uptime), Instant.ofEpochMilli(nowMillis), pairs(connection, VARIABLES));
    }

    /** When the server was started, to a second: polls that follow each other, or pollers, may differ by as much. */
    Instant startedAt() {
        return now.minus(uptime);
    }

    boolean isMariaDb() {
        return version.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    /** What records call the server: MariaDB plans by an optimizer of its own and has words of its own. */
    String engine() {
        return isMariaDb() ? "MARIADB" : "MYSQL";
    }

    /** Whether it is older than what this version reads; a version that cannot be read is taken for one. */
    boolean isTooOld() {
        return release() < (isMariaDb() ? OLDEST_MARIADB : OLDEST_MYSQL);
    }

    /** Major and minor, such as 800 for 8.0 and 1011 for 10.11; 0 where the version says neither. */
    int release() {
        String[] parts = version.split("[.-]", -1);
        return parts.length < 2 ? 0 : 100 * parsed(parts[0]) + parsed(parts[1]);
    }

    boolean isOn(String variable) {
        String value = variables.getOrDefault(variable, "");
        return value.equalsIgnoreCase("ON") || value.equals("1");
    }

    int number(String variable, int otherwise) {
        String value = variables.get(variable);
        return value == null ? otherwise : parsed(value);
    }

    private static int parsed(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : 0;
    }

    private static Map<String, String> pairs(Connection connection, String query) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                pairs.put(row.getString(1).toLowerCase(Locale.ROOT), String.valueOf(row.getString(2)));
            }
        }
        return pairs;
    }
}

package io.plumbline.local.pollers;

import io.plumbline.local.mysql.MySqlVersion;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a poll of 5,000 digests costs a MySQL 9.7: the time of our user's statements by the server's own count
 * (performance_schema, EXPLAIN included), without and with explains. Not part of any build; docs/benchmarks.md has the
 * command and figures.
 */
public final class MySqlPollBenchmark {

    private MySqlPollBenchmark() {}

    /** Prints a table of milliseconds per poll. */
    public static void main(String[] arguments) throws Exception {
        try (MySqlShop shop =
                MySqlShop.start(MySqlVersion.MYSQL_9, Files.createTempDirectory("mysql-poll-benchmark"))) {
            fill(shop);
            PollCost cost = new PollCost(() -> serverMillis(shop));
            PollCost.head();
            cost.measure("no explains", 0, shop.properties(), Polling::startMySql);
            cost.measure("budget 20 ms per second", 20, shop.properties(), Polling::startMySql);
            cost.measure("budget 100 ms per second", 100, shop.properties(), Polling::startMySql);
        }
    }

    private static void fill(MySqlShop shop) throws SQLException {
        try (Connection connection = shop.server().connect(MySqlShop.SCHEMA);
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < ManyStatements.TABLES; table++) {
                statement.execute(
                        "CREATE TABLE t" + table + " (id int PRIMARY KEY, a int, b int, c varchar(20), INDEX (a))");
            }
            statement.execute("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest");
            for (String query : ManyStatements.all().toList()) {
                statement.execute(query);
            }
        }
    }

    private static double serverMillis(MySqlShop shop) throws SQLException {
        return Double.parseDouble(shop.ask("SELECT coalesce(sum(sum_timer_wait), 0) / 1e9"
                + " FROM performance_schema.events_statements_summary_by_user_by_event_name WHERE user = '"
                + MySqlShop.POLLER + "'"));
    }
}

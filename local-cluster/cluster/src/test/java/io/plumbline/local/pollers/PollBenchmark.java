package io.plumbline.local.pollers;

import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a poll of 5,000 statements costs the server: the time of our own statements by the server's own count
 * (pg_stat_statements, planning included), without and with explains. Not part of any build; docs/benchmarks.md has the
 * command and figures.
 */
public final class PollBenchmark {

    private PollBenchmark() {}

    /** Prints a table of milliseconds per poll. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("poll-benchmark");
        PostgresServer server = PostgresServer.prepare(
                PostgresSpec.of("benchmark", PostgresVersion.V18, Ports.free())
                        .with("pg_stat_statements.max", "10000")
                        .with("pg_stat_statements.track_planning", "on"),
                Installation.current(),
                new WorkFolder(folder));
        server.start();
        try {
            Shop shop = Shop.create(server, 1);
            fill(server, shop);
            PollCost cost = new PollCost(() -> serverMillis(shop));
            PollCost.head();
            cost.measure("no explains", 0, shop.properties(), Polling::start);
            cost.measure("budget 20 ms per second", 20, shop.properties(), Polling::start);
            cost.measure("budget 100 ms per second", 100, shop.properties(), Polling::start);
        } finally {
            server.stop();
        }
    }

    private static void fill(PostgresServer server, Shop shop) throws SQLException {
        try (Connection connection = server.connect(shop.database());
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < ManyStatements.TABLES; table++) {
                statement.execute("CREATE TABLE app.t" + table + " (id int PRIMARY KEY, a int, b int, c text)");
                statement.execute("CREATE INDEX ON app.t" + table + " (a)");
                statement.execute("GRANT SELECT ON app.t" + table + " TO " + shop.app());
            }
            statement.execute("SELECT pg_stat_statements_reset()");
        }
        try (Connection connection = shop.connect(shop.app());
                Statement statement = connection.createStatement()) {
            for (String query : ManyStatements.all().toList()) {
                statement.execute(query);
            }
        }
    }

    /** Time of everything our role has sent, EXPLAIN included. */
    private static double serverMillis(Shop shop) throws SQLException {
        return Double.parseDouble(shop.ask("SELECT coalesce(sum(total_exec_time + total_plan_time), 0)"
                + " FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = '"
                + shop.poller() + "'"));
    }
}

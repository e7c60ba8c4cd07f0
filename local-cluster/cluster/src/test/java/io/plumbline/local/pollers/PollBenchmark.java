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
import java.util.Map;

/**
 * What a poll of 5,000 statements costs the server: the time of our own statements by the server's own count
 * (pg_stat_statements, planning included), without and with explains. Not part of any build; docs/benchmarks.md has the
 * command and figures.
 */
public final class PollBenchmark {

    private static final int STATEMENTS = 5_000;
    private static final int TABLES = 100;
    private static final int POLLS = 10;
    private static final double MILLIS_PER_SECOND = 1_000;

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
            System.out.printf("%-28s %12s %12s %12s%n", "", "server ms", "client ms", "explain ms");
            measure(shop, "no explains", 0);
            measure(shop, "budget 20 ms per second", 20);
            measure(shop, "budget 100 ms per second", 100);
        } finally {
            server.stop();
        }
    }

    private static void fill(PostgresServer server, Shop shop) throws SQLException {
        try (Connection connection = server.connect(shop.database());
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                statement.execute("CREATE TABLE app.t" + table + " (id int PRIMARY KEY, a int, b int, c text)");
                statement.execute("CREATE INDEX ON app.t" + table + " (a)");
                statement.execute("GRANT SELECT ON app.t" + table + " TO " + shop.app());
            }
            statement.execute("SELECT pg_stat_statements_reset()");
        }
        try (Connection connection = shop.connect(shop.app());
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < STATEMENTS; i++) {
                int table = i % TABLES;
                statement.execute("SELECT id AS c" + i + ", b FROM t" + table + " JOIN t" + (table + 1) % TABLES
                        + " AS o USING (id, b) WHERE t" + table + ".a = 1 AND o.c = 'x'");
            }
        }
    }

    private static void measure(Shop shop, String what, int budget) throws Exception {
        Map<String, String> properties = shop.properties();
        properties.put("explain.budget.ms.per.second", Integer.toString(budget));
        properties.put("poll.interval.ms", "2000");
        properties.put("texts.cached.max", "20000");
        try (Polling polling = Polling.start(properties)) {
            int first = polling.observations().size();
            double serverBefore = serverMillis(shop);
            double explainBefore = (double) polling.metric("ExplainSeconds");
            double client = 0;
            for (int poll = 0; poll < POLLS; poll++) {
                polling.poll();
                client += (double) polling.metric("LastPollSeconds");
            }
            System.out.printf(
                    "%-28s %12.1f %12.1f %12.1f   (%d statements, each poll; first poll not counted)%n",
                    what,
                    (serverMillis(shop) - serverBefore) / POLLS,
                    client * MILLIS_PER_SECOND / POLLS,
                    ((double) polling.metric("ExplainSeconds") - explainBefore) * MILLIS_PER_SECOND / POLLS,
                    first);
        }
    }

    /** Time of everything our role has sent, EXPLAIN included. */
    private static double serverMillis(Shop shop) throws SQLException {
        return Double.parseDouble(shop.ask("SELECT coalesce(sum(total_exec_time + total_plan_time), 0)"
                + " FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = '"
                + shop.poller() + "'"));
    }
}

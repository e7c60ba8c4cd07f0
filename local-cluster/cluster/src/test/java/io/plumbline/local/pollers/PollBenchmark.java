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
import java.util.List;
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
    private static final List<String> CONDITIONS =
            List.of("ONE.b = 2", "ONE.c = 'x'", "ONE.id > 3", "OTHER.a = 4", "OTHER.b < 5", "OTHER.c <> 'y'");
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
            System.out.printf(
                    "%-28s %12s %12s %12s %12s %12s%n",
                    "ms per poll", "first,server", "server", "whole poll", "explains", "most");
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
                statement.execute(query(i % TABLES, i / TABLES));
            }
        }
    }

    /**
     * Another statement for every table and shape: the bits of the shape say which conditions it has. Without aliases,
     * because PostgreSQL 18 counts statements over different tables of one alias as the same.
     */
    private static String query(int table, int shape) {
        String one = "t" + table;
        String other = "t" + (table + 1) % TABLES;
        StringBuilder query =
                new StringBuilder("SELECT ONE.id, OTHER.b FROM ONE JOIN OTHER USING (id) WHERE ONE.a = 1");
        for (int i = 0; i < CONDITIONS.size(); i++) {
            query.append(((shape >> i) & 1) == 1 ? " AND " + CONDITIONS.get(i) : "");
        }
        return query.toString().replace("ONE", one).replace("OTHER", other);
    }

    private static void measure(Shop shop, String what, int budget) throws Exception {
        Map<String, String> properties = shop.properties();
        properties.put("explain.budget.ms.per.second", Integer.toString(budget));
        properties.put("poll.interval.ms", "2000");
        properties.put("texts.cached.max", "20000");
        try (Polling polling = Polling.start(properties)) {
            double serverAtStart = serverMillis(shop);
            int statements = polling.observations().size();
            if (statements < STATEMENTS) {
                throw new IllegalStateException("filled with " + statements + " statements, not " + STATEMENTS);
            }
            double serverBefore = serverMillis(shop);
            double explainBefore = explainMillis(polling);
            double explained = explainBefore;
            double most = 0;
            double client = 0;
            for (int poll = 0; poll < POLLS; poll++) {
                polling.poll();
                client += (double) polling.metric("LastPollSeconds");
                most = Math.max(most, explainMillis(polling) - explained);
                explained = explainMillis(polling);
            }
            System.out.printf(
                    "%-28s %12.1f %12.1f %12.1f %12.1f %12.1f%n",
                    what,
                    serverBefore - serverAtStart,
                    (serverMillis(shop) - serverBefore) / POLLS,
                    client * MILLIS_PER_SECOND / POLLS,
                    (explained - explainBefore) / POLLS,
                    most);
        }
    }

    private static double explainMillis(Polling polling) {
        return (double) polling.metric("ExplainSeconds") * MILLIS_PER_SECOND;
    }

    /** Time of everything our role has sent, EXPLAIN included. */
    private static double serverMillis(Shop shop) throws SQLException {
        return Double.parseDouble(shop.ask("SELECT coalesce(sum(total_exec_time + total_plan_time), 0)"
                + " FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = '"
                + shop.poller() + "'"));
    }
}

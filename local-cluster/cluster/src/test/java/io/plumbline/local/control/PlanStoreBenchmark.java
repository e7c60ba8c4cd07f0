package io.plumbline.local.control;

import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How long a person waits for an answer of a full control database, and a reader while it is trimmed. Not part of any
 * build; docs/benchmarks.md has the command and figures. Arguments: baselines and history rows, by default 1,000,000 and
 * 5,000,000, and a folder where the filled database is kept, and found again, by default none.
 */
public final class PlanStoreBenchmark {

    private static final int CALLS = 100;
    private static final long SEED = 7;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int RESERVED_PERCENT = 90;

    private static final String SHOW = "SELECT * FROM plumbline.spm_baseline WHERE sql_hash = ?";
    private static final String FIXED = "SELECT * FROM plumbline.spm_baseline WHERE status = 'FIXED' AND sql_hash <> ?"
            + " ORDER BY sql_hash LIMIT 20";
    private static final String HISTORY = "SELECT * FROM plumbline.spm_plan_history_detail WHERE sql_hash = ?"
            + " ORDER BY history_creation_time DESC LIMIT 100";
    private static final String MOMENT = "SELECT * FROM plumbline.spm_get_plan_history(?, '2026-01-01')";
    private static final String DECIDE =
            "SELECT plumbline.spm_accept_historical_plan(?, '2026-01-01', 'FIXED', reason => 'benchmark')";
    private static final List<String> READS = List.of(SHOW, HISTORY, MOMENT);

    private PlanStoreBenchmark() {}

    /** Prints milliseconds per call. */
    public static void main(String[] arguments) throws Exception {
        PlanStoreData data = new PlanStoreData(
                arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000,
                arguments.length > 1 ? Long.parseLong(arguments[1]) : 5_000_000);
        if (arguments.length > 2) {
            measure(Path.of(arguments[2]), data);
            return;
        }
        Path folder = Files.createTempDirectory("plan-store-benchmark");
        try {
            measure(folder, data);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Path folder, PlanStoreData data) throws Exception {
        try (DecisionDatabase control = DecisionDatabase.start(
                        folder,
                        PostgresSpec.of("postgres", PostgresVersion.V18, Ports.free())
                                .with("log_lock_waits", "on")
                                .with("deadlock_timeout", "1ms"));
                Connection owner = control.owner().connect();
                Connection reader = control.connect("reader");
                Connection operator = control.connect("operator")) {
            fill(owner, data);
            System.out.printf("%-66s %7s %8s %8s %8s%n", "ms", "calls", "median", "99 %", "worst");
            Random random = new Random(SEED);
            print("baselines of a statement", calls(reader, SHOW, data, random));
            print("twenty fixed baselines", calls(reader, FIXED, data, random));
            print("history of a statement", calls(reader, HISTORY, data, random));
            print("spm_get_plan_history", calls(reader, MOMENT, data, random));
            print("the same for the largest history", largest(reader));
            print("spm_accept_historical_plan", calls(operator, DECIDE, data, random));
            reads(
                    "reads while others decide",
                    control,
                    data,
                    () -> calls(operator, DECIDE, data, new Random(SEED)).size());
            reads("reads while a tenth of the history is trimmed", control, data, () -> trim(control));
            reads("reads while that is vacuumed", control, data, () -> vacuum(owner));
        }
        try (Stream<String> lines = Files.lines(new WorkFolder(folder).log("postgres"))) {
            System.out.println("waits for a lock of 1 ms and more, of all sessions: "
                    + lines.filter(line -> line.contains("still waiting for")).count());
        }
    }

    private static void fill(Connection owner, PlanStoreData data) throws SQLException {
        long start = System.nanoTime();
        if ("0".equals(DecisionDatabase.ask(owner, "SELECT count(*) FROM plumbline.baseline"))) {
            data.fill(owner);
        }
        System.out.printf(
                "%,d baselines, %,d changes, %s, filled in %.0f s, load %.1f%n",
                data.baselines(),
                data.changes(),
                DecisionDatabase.ask(owner, "SELECT pg_size_pretty(pg_database_size(current_database()))"),
                (System.nanoTime() - start) / NANOS_PER_MILLI / 1e3,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** A full database is 11 GB. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Double> calls(Connection connection, String query, PlanStoreData data, Random random)
            throws SQLException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            millis.add(call(connection, query, random.nextLong(data.statements())));
        }
        return millis;
    }

    private static List<Double> largest(Connection reader) throws SQLException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            millis.add(call(reader, MOMENT, 0));
        }
        return millis;
    }

    /** Reads all rows, as the caller would, and returns milliseconds from asking to the last row. */
    private static double call(Connection connection, String query, long statement) throws SQLException {
        String sqlHash = DecisionDatabase.ask(connection, "SELECT md5(?)", Long.toString(statement));
        long start = System.nanoTime();
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            prepared.setString(1, sqlHash);
            try (ResultSet rows = prepared.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("statement " + statement + " has no row in: " + query);
                }
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        }
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    /** What a reader waits for while something else goes on, and at least {@link #CALLS} times. */
    private static void reads(String what, DecisionDatabase control, PlanStoreData data, Callable<Integer> meanwhile)
            throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection reader = control.connect("reader")) {
            Random random = new Random(SEED);
            List<Double> millis = new ArrayList<>();
            Future<Integer> work = other.submit(meanwhile);
            while (!work.isDone() || millis.size() < CALLS) {
                String query = READS.get(millis.size() % READS.size());
                millis.add(call(reader, query, random.nextLong(data.statements())));
            }
            print(what + " (" + work.get() + ")", millis);
        } finally {
            other.shutdown();
        }
    }

    private static int trim(DecisionDatabase control) throws SQLException {
        try (Connection service = control.connect("service")) {
            String rows = DecisionDatabase.ask(service, "SELECT count(*) FROM plumbline.plan_change");
            return Integer.parseInt(DecisionDatabase.ask(
                    service, "CALL plumbline.spm_trim(" + rows + ", " + RESERVED_PERCENT + ", 1000)"));
        }
    }

    private static int vacuum(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("VACUUM plumbline.plan_change");
            return 0;
        }
    }

    private static void print(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%-66s %7d %8.2f %8.2f %8.2f%n",
                what, sorted.size(), at(sorted, 0.5), at(sorted, 0.99), sorted.get(sorted.size() - 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}

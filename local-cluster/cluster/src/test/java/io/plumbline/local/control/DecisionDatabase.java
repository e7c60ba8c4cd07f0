package io.plumbline.local.control;

import io.plumbline.control.ControlDatabase;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A control database with one login for each role: reader, operator and service, whose password is their name. */
public final class DecisionDatabase implements AutoCloseable {

    private static final String INSERT_BASELINE = """
            INSERT INTO plumbline.baseline (baseline_key, cluster, database, namespace, sql_hash, instance, engine, sql_text,
                plan_hash, plan, status, enabled, source, scope, statistics, first_seen_at, last_seen_at)
            VALUES (?, ?, ?, ?, ?, ?, 'POSTGRESQL', 'select * from orders where customer = ?', ?,
                '{"plan_hash": "x", "fingerprint_version": 1, "plan_kind": "GENERIC", "cost": {"total_cost": 12.5}}',
                'ACCEPTED', true, 'CAPTURE', ?, '{"samples": 10, "calls": 99, "time_per_call_mean_micros": 1500}',
                '2026-01-01 00:00:00Z', '2026-01-09 00:00:00Z')
            ON CONFLICT (baseline_key) DO UPDATE SET last_seen_at = excluded.last_seen_at""";

    private static final String INSERT_CHANGE = """
            INSERT INTO plumbline.plan_change (change_id, cluster, instance, database, namespace, sql_hash, kind,
                plan_hash, plan, status, previous_plan_hash, observed_at)
            VALUES (md5(random()::text), ?, ?, ?, ?, ?, 'NEW', ?,
                '{"plan_kind": "GENERIC", "cost": {"total_cost": 7}}', 'UNACCEPTED', ?, ?::timestamptz)""";

    private final PostgresServer server;
    private final TestDatabase database;

    private DecisionDatabase(PostgresServer server, TestDatabase database) {
        this.server = server;
        this.database = database;
    }

    static DecisionDatabase start(Path folder) throws SQLException {
        return start(folder, PostgresSpec.of("postgres", PostgresVersion.V18, Ports.free()));
    }

    /** Goes on with the database that the folder holds, if it does. */
    public static DecisionDatabase start(Path folder, PostgresSpec spec) throws SQLException {
        PostgresServer server = PostgresServer.prepare(spec, Installation.current(), new WorkFolder(folder));
        server.start();
        TestDatabase database = new TestDatabase(server, "plumbline_control");
        ControlDatabase.migrate(database.address());
        for (String role : List.of("reader", "operator", "service")) {
            if (database.rows("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")
                    .isEmpty()) {
                database.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "' IN ROLE plumbline_" + role);
            }
        }
        return new DecisionDatabase(server, database);
    }

    /** Another control database on the same server, with the same logins; to be used while this one is open. */
    DecisionDatabase beside(String name) throws SQLException {
        TestDatabase other = new TestDatabase(server, name);
        ControlDatabase.migrate(other.address());
        return new DecisionDatabase(server, other);
    }

    /** SQL as the superuser, who owns everything. */
    public TestDatabase owner() {
        return database;
    }

    /** A session of a login; the caller closes it. */
    Connection connect(String login) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database.name()), login, login);
    }

    /** Runs one text as a login. */
    public void execute(String login, String text) throws SQLException {
        try (Connection connection = connect(login);
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** Calls a function as the operator with texts as data, and returns what it returns. */
    String decide(String call, @Nullable String... texts) throws SQLException {
        try (Connection connection = connect("operator")) {
            return ask(connection, "SELECT plumbline." + call, texts);
        }
    }

    /** All there is beside decisions, short enough to be compared. */
    String everythingButDecisions() throws SQLException {
        return database.row("""
                SELECT (SELECT count(*) FROM plumbline.baseline),
                    (SELECT md5(string_agg(b::text, ',' ORDER BY baseline_key)) FROM plumbline.baseline b),
                    (SELECT count(*) FROM plumbline.plan_change), (SELECT count(*) FROM plumbline.verdict),
                    (SELECT count(*) FROM plumbline.threshold), (SELECT count(*) FROM plumbline.maintenance_window),
                    (SELECT count(*) FROM pg_class WHERE relnamespace = 'plumbline'::regnamespace),
                    (SELECT count(*) FROM pg_proc WHERE pronamespace = 'plumbline'::regnamespace),
                    (SELECT count(*) FROM pg_namespace), (SELECT count(*) FROM pg_roles)""");
    }

    /** The first column of the only row. */
    static String ask(Connection connection, String query, @Nullable String... texts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < texts.length; i++) {
                statement.setString(i + 1, texts[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Calls a function for each row of texts, which the call names t.c1, t.c2 and so on; what it returns, in their order. */
    static List<String> askAll(Connection connection, String call, List<List<@Nullable String>> rows)
            throws SQLException {
        int columns = rows.get(0).size();
        String arrays = String.join(", ", Collections.nCopies(columns, "?::text[]"));
        String names = IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("SELECT plumbline." + call + " FROM unnest("
                + arrays + ") WITH ORDINALITY AS t(" + names + ", position) ORDER BY t.position")) {
            for (int i = 0; i < columns; i++) {
                int column = i;
                statement.setArray(
                        i + 1,
                        connection.createArrayOf(
                                "text",
                                rows.stream().map(row -> row.get(column)).toArray()));
            }
            List<String> answers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answers.add(row.getString(1));
                }
            }
            return answers;
        }
    }

    /** What the sink does with a baseline of the topic. */
    public void baseline(StoredPlan plan) throws SQLException {
        try (Connection connection = connect("service")) {
            baselines(connection, List.of(plan));
        }
    }

    static void baselines(Connection service, List<StoredPlan> plans) throws SQLException {
        try (PreparedStatement insert = service.prepareStatement(INSERT_BASELINE)) {
            for (StoredPlan plan : plans) {
                String scope = plan.instance() == null ? "GLOBAL" : "LOCAL";
                set(
                        insert,
                        plan.key(),
                        plan.cluster(),
                        plan.database(),
                        plan.namespace(),
                        plan.sqlHash(),
                        plan.instance(),
                        plan.planHash(),
                        scope);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What the sink does with a plan change of the topic. */
    public void change(StoredPlan plan, @Nullable String previousPlanHash, String observedAt) throws SQLException {
        try (Connection connection = connect("service");
                PreparedStatement insert = connection.prepareStatement(INSERT_CHANGE)) {
            String instance = plan.instance() == null ? "primary" : plan.instance();
            set(
                    insert,
                    plan.cluster(),
                    instance,
                    plan.database(),
                    plan.namespace(),
                    plan.sqlHash(),
                    plan.planHash(),
                    previousPlanHash,
                    observedAt);
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, @Nullable String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

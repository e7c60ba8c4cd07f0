package io.plumbline.local.throughput;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import io.plumbline.local.watch.Watching;
import io.plumbline.records.TrustedRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;

/**
 * Decisions by the control database's functions about the statements of {@link ObservationLoad}, and the job's answers. The
 * job must be running already.
 */
final class DecisionTraffic {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DATABASE = "plumbline_control";
    private static final String BASELINES = """
            INSERT INTO plumbline.baseline (baseline_key, cluster, database, namespace, sql_hash, engine, sql_text, plan_hash,
                plan, status, enabled, source, scope, statistics, first_seen_at, last_seen_at)
            SELECT 'fleet/shop/public/' || hash || '/' || repeat('1', 64), 'fleet', 'shop', 'public', hash, 'POSTGRESQL', 'select ?',
                repeat('1', 64), '{}', 'ACCEPTED', true, 'CAPTURE', 'GLOBAL', '{}', now(), now()
            FROM generate_series(0, ? - 1) statement, LATERAL (SELECT lpad(to_hex(statement), 32, '0') AS hash) named
            ON CONFLICT DO NOTHING""";
    private static final String DECIDE =
            "SELECT plumbline.spm_set_plan_status(?, repeat('1', 64), ?, cluster_name => 'fleet', reason => 'traffic')";

    private final LocalStack stack;
    private final Subjects registry;
    private final ObservationLoad load;
    private final int statements;

    DecisionTraffic(LocalStack stack, int statements, Instant start) {
        TrustedRecords.trust();
        this.stack = stack;
        this.registry = new Subjects(stack.registry().url());
        this.statements = statements;
        int id = registry.register(ProductTopic.OBSERVATIONS.subject(), ProductTopic.OBSERVATIONS.valueSchema());
        this.load = new ObservationLoad(ProductTopic.OBSERVATIONS.topicName(), id, start);
    }

    /** Control database and job know the statements and their plan. */
    void prepare() throws SQLException {
        new Watching(stack, step -> {}).controlDatabase();
        try (Connection connection = stack.postgres().connect(DATABASE);
                PreparedStatement fill = connection.prepareStatement(BASELINES)) {
            fill.setInt(1, statements);
            fill.executeUpdate();
        }
        awaitStreaming();
        ObservationFlow.sendOnce(stack.kafka().bootstrapServers(), load, statements);
        try (TopicLog<PlanBaseline> baselines = log(ProductTopic.BASELINES)) {
            Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> {
                baselines.readToEnd();
                return baselines.entries().stream()
                                .map(LogEntry::key)
                                .filter(key -> key.startsWith("fleet/"))
                                .distinct()
                                .count()
                        >= statements;
            });
        }
    }

    private void awaitStreaming() {
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> {
            try (Connection connection = stack.postgres().connect(DATABASE);
                    PreparedStatement slots = connection.prepareStatement(
                            "SELECT 1 FROM pg_replication_slots WHERE active AND database = current_database()");
                    ResultSet active = slots.executeQuery()) {
                return active.next();
            }
        });
    }

    ObservationFlow observations(int perSecond) {
        return ObservationFlow.start(stack.kafka().bootstrapServers(), load, statements, perSecond);
    }

    /** Decides about one statement after the other, each in a transaction of its own; by id, when it was begun. */
    Map<String, Long> decide(int count, int perSecond, String status) throws SQLException {
        Map<String, Long> begunNanos = new LinkedHashMap<>();
        try (Connection connection = stack.postgres().connect(DATABASE);
                PreparedStatement decide = connection.prepareStatement(DECIDE)) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + (long) (i * 1e9 / perSecond);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                decide.setString(1, "%032x".formatted(i % statements));
                decide.setString(2, status);
                long begun = System.nanoTime();
                try (ResultSet row = decide.executeQuery()) {
                    row.next();
                    begunNanos.put(row.getString(1), begun);
                }
            }
        }
        return begunNanos;
    }

    /** Answers from now on. */
    DecisionAnswers answers() {
        TopicLog<DecisionResult> log = log(ProductTopic.DECISION_RESULTS);
        log.readToEnd();
        log.forget();
        return new DecisionAnswers(log);
    }

    <T extends SpecificRecord> TopicLog<T> log(ProductTopic topic) {
        return TopicLog.open(stack.kafka().bootstrapServers(), registry, topic);
    }
}

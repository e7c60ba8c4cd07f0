package io.plumbline.local.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.ThresholdInForce;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.ledger.JobMetrics;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.PortName;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * A threshold and a maintenance window, written in SQL, on a running job: a lost index is a WARN where BLOCK is set out of
 * reach, suppressed until the window ends and raised then, and a BLOCK once the threshold is taken back. Prints how long
 * rows take.
 */
public final class PolicyInForce {

    private static final String CONTROL = "plumbline_control";
    private static final String SHOP = "shop";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int WINDOW_SECONDS = 25;

    private final LocalStack stack;
    private final TopicLog<Verdict> verdicts;

    /** On the demo's stack after its story. */
    public PolicyInForce(LocalStack stack) {
        this.stack = stack;
        this.verdicts = TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), ProductTopic.VERDICTS);
    }

    /** Plays it, and leaves everything as it was. */
    public void isInForceWithoutARestart() throws IOException, InterruptedException, SQLException {
        try (verdicts) {
            verdicts.readToEnd();
            long read = changes();
            long written = execute(CONTROL, """
                    INSERT INTO plumbline.threshold (cluster_name, rule, parameter, value)
                    VALUES ('shop', 'COST_MULTIPLIER', 'block_ratio', 1000000)""");
            Awaitility.await().atMost(LIMIT).pollInterval(STEP).until(() -> changes() >= read + 1);
            print("a threshold is in the job", written);

            execute(CONTROL, """
                    INSERT INTO plumbline.maintenance_window (cluster_name, starts_at, ends_at, reason)
                    VALUES ('shop', now(), now() + %d * interval '1 second', 'index maintenance')""".formatted(WINDOW_SECONDS));
            Instant end = windowEnd();
            Awaitility.await().atMost(LIMIT).pollInterval(STEP).until(() -> changes() >= read + 2);
            execute(SHOP, "ALTER TABLE customers DROP CONSTRAINT customers_email_key");
            Verdict suppressed = next(verdict -> verdict.getLevel() == VerdictLevel.WARN);
            assertThat(suppressed.getSuppressed()).isTrue();
            assertThat(suppressed.getObservedAt()).isBefore(end);
            assertThat(suppressed.getThresholds())
                    .filteredOn(threshold -> threshold.getSource().equals("CLUSTER"))
                    .extracting(ThresholdInForce::getValue)
                    .containsExactly(1_000_000.0);

            Verdict raised = next(verdict -> verdict.getLevel() == VerdictLevel.WARN);
            assertThat(raised.getSuppressed()).isFalse();
            assertThat(raised.getObservedAt()).isAfterOrEqualTo(end);

            written = execute(CONTROL, "DELETE FROM plumbline.threshold WHERE cluster_name = 'shop'");
            next(verdict -> verdict.getLevel() == VerdictLevel.BLOCK);
            print("BLOCK is raised by the threshold in force again", written);

            execute(SHOP, "ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE (email)");
            next(verdict -> verdict.getLevel() == VerdictLevel.PASS);
        }
    }

    /** The next verdict, which must be as wanted. */
    private Verdict next(Predicate<Verdict> wanted) {
        int known = verdicts.entries().size();
        Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
            verdicts.poll(STEP);
            return verdicts.entries().size() > known;
        });
        LogEntry<Verdict> verdict = verdicts.entries().get(known);
        assertThat(verdict.value()).matches(wanted);
        return verdict.value();
    }

    /** Changes that the job has read of all change topics. */
    private long changes() throws IOException, InterruptedException {
        return JobMetrics.read(stack.ports().get(PortName.TASK_MANAGER_METRICS)).count("change_decoder", "changes");
    }

    private Instant windowEnd() throws SQLException {
        try (Connection connection = stack.postgres().connect(CONTROL);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT max(ends_at) FROM plumbline.maintenance_window");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Returns when it was committed. */
    private long execute(String database, String sql) throws SQLException {
        try (Connection connection = stack.postgres().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return System.nanoTime();
    }

    private static void print(String what, long since) {
        System.out.printf(Locale.ROOT, "%s after %.1f s%n", what, (System.nanoTime() - since) / 1e9);
    }
}

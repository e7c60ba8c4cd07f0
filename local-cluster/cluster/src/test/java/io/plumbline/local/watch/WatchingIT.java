package io.plumbline.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.decisions.ControlDecisions;
import io.plumbline.local.decisions.DecidingFunction;
import io.plumbline.local.decisions.JobAnswer;
import io.plumbline.local.decisions.JobAnswers;
import io.plumbline.local.decisions.PlanDecision;
import io.plumbline.local.decisions.RecordedDecision;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.topics.TopicLog;
import io.plumbline.local.why.KnownExplanations;
import io.plumbline.local.why.WhyText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
final class WatchingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aWatchedDatabaseIsPolledItsDdlIsFollowedAndTheJobLearnsItsPlans(LocalStack stack) throws SQLException {
        PostgresServer server = stack.postgres();
        server.createDatabase("watched");
        execute(
                server,
                "CREATE EXTENSION pg_stat_statements",
                "CREATE TABLE orders (id int PRIMARY KEY, customer int)");
        Watching watching = new Watching(stack, step -> {});
        watching.controlDatabase();
        RegressionJob job = new RegressionJob(stack, Installation.current());
        job.submitUnlessRunning(Map.of(), step -> {});

        assertThat(watching.watch(cluster(server), Map.of("poll.interval.ms", "1000")))
                .isEmpty();

        for (String connector :
                List.of("plumbline-control", "plumbline-pollers-watched", "plumbline-ddl-watched.watched")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stack.connect().connectors().status(connector))
                            .hasValueSatisfying(
                                    status -> assertThat(status).matches(ConnectorStatus::isRunning, "runs")));
        }
        awaitRecordsAfter(stack, ProductTopic.OBSERVATIONS, server);
        awaitRecordsAfter(stack, ProductTopic.BASELINES, server);
        whyTellsEveryRuleOfAWatchedStatement(stack);
        aDecisionIsAnsweredByTheJob(stack);
        List.of("plumbline-control", "plumbline-pollers-watched", "plumbline-ddl-watched.watched")
                .forEach(stack.connect().connectors()::delete);
        stack.flink().jobs().stream()
                .filter(known -> known.state().equals("RUNNING"))
                .forEach(known -> stack.flink().cancel(known.id()));
    }

    private static void whyTellsEveryRuleOfAWatchedStatement(LocalStack stack) {
        Subjects registry = new Subjects(stack.registry().url());
        try (TopicLog<Explanation> log =
                TopicLog.open(stack.kafka().bootstrapServers(), registry, ProductTopic.EXPLANATIONS)) {
            Explanation any = await().atMost(PATIENCE)
                    .pollInSameThread()
                    .until(
                            () -> {
                                log.readToEnd();
                                return log.entries().stream()
                                        .map(entry -> entry.value())
                                        .filter(each -> each.getInstance().equals("watched-1"))
                                        .findFirst();
                            },
                            Optional::isPresent)
                    .orElseThrow();
            KnownExplanations known = new KnownExplanations();
            log.entries().forEach(entry -> known.add(entry.key(), entry.value()));
            assertThat(known.find(any.getSqlHash(), "watched-1"))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(WhyText.of(each))
                            .contains(
                                    "COST_MULTIPLIER",
                                    "CARDINALITY_DIVERGENCE",
                                    "NEW_SEQ_SCAN",
                                    "LOST_INDEX",
                                    "JOIN_ALGORITHM_CHANGED",
                                    "SORT_OR_SPILL_ADDED",
                                    "TIME_REGRESSION"));
        }
    }

    private static void aDecisionIsAnsweredByTheJob(LocalStack stack) throws SQLException {
        PlanBaseline learned = anyBaseline(stack);
        known(learned, stack.postgres());
        try (ControlDecisions session = ControlDecisions.open(stack.postgres(), stack.folder());
                JobAnswers answers = JobAnswers.open(stack)) {
            RecordedDecision decision = session.decide(PlanDecision.by(DecidingFunction.SET_PLAN_STATUS)
                    .with("sql_hash", learned.getSqlHash())
                    .with("plan_hash", learned.getPlan().getPlanHash())
                    .with("status", "FIXED"));
            JobAnswer answer = answers.await(decision.decisionId(), PATIENCE).orElseThrow();
            assertThat(answer.result().getOutcome()).isEqualTo(DecisionOutcome.APPLIED);
            assertThat(answer.result().getStatus()).isEqualTo(PlanStatus.FIXED);
            assertThat(Objects.requireNonNull(answer.baseline()).getStatus()).isEqualTo(PlanStatus.FIXED);
        }
    }

    private static PlanBaseline anyBaseline(LocalStack stack) {
        try (TopicLog<PlanBaseline> log = TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), ProductTopic.BASELINES)) {
            log.readToEnd();
            return log.newest().values().stream()
                    .filter(baseline -> baseline.getCluster().equals("watched"))
                    .findAny()
                    .orElseThrow();
        }
    }

    /** What the sink does. */
    private static void known(PlanBaseline baseline, PostgresServer server) throws SQLException {
        try (Connection connection = server.connect("plumbline_control");
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO plumbline.baseline (baseline_key, cluster, database, namespace, sql_hash, engine, sql_text,
                            plan_hash, plan, status, enabled, source, scope, statistics, first_seen_at, last_seen_at)
                        VALUES (?, 'watched', ?, ?, ?, 'POSTGRESQL', 'select ?', ?, '{}', 'ACCEPTED', true, 'CAPTURE',
                            'GLOBAL', '{}', now(), now())""")) {
            StatementKey key = new StatementKey(
                    baseline.getCluster(), baseline.getDatabase(), baseline.getNamespace(), baseline.getSqlHash());
            insert.setString(1, key.encode() + "/" + baseline.getPlan().getPlanHash());
            insert.setString(2, key.database());
            insert.setString(3, key.namespace());
            insert.setString(4, key.sqlHash());
            insert.setString(5, baseline.getPlan().getPlanHash());
            insert.executeUpdate();
        }
    }

    @Test
    void whatCannotBeWatchedIsReturnedWithItsReasonAndWithoutThePassword(LocalStack stack) {
        WatchedInstance wrong = new WatchedInstance(
                "nowhere", stack.postgres().jdbcUrl("absent"), "postgres", "hunter2", DdlMode.INSTALL);
        List<String> failures = new Watching(stack, step -> {})
                .watch(new WatchedCluster("wrong", List.of(wrong)), Map.of("poll.interval.ms", "soon"));
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0)).contains("poll.interval.ms").contains("soon");
        assertThat(failures.get(1)).contains("absent");
        assertThat(String.join("\n", failures)).doesNotContain("hunter2");
    }

    private static WatchedCluster cluster(PostgresServer server) {
        return new WatchedCluster(
                "watched",
                List.of(new WatchedInstance(
                        "watched-1",
                        server.jdbcUrl("watched"),
                        server.username(),
                        server.password(),
                        DdlMode.INSTALL)));
    }

    /** Statements go on, so that there is always something new to see. */
    private static void awaitRecordsAfter(LocalStack stack, ProductTopic topic, PostgresServer server) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.kafka().bootstrapServers());
        properties.put("group.id", "watching-it-" + topic);
        properties.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.topicName()));
            await().atMost(PATIENCE).until(() -> {
                execute(server, "SELECT customer FROM orders WHERE id = 7");
                return consumer.poll(Duration.ofMillis(500)).count() > 0;
            });
        }
    }

    private static void execute(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect("watched");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}

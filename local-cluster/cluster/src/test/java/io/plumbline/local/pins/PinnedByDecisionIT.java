package io.plumbline.local.pins;

import static io.plumbline.local.pins.PinnedDatabase.ORDERS_OF_A_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanPinAlert;
import io.plumbline.avro.v1.PlanPinResult;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.decisions.ControlDecisions;
import io.plumbline.local.decisions.DecidingFunction;
import io.plumbline.local.decisions.PlanDecision;
import io.plumbline.local.decisions.RefusedDecisionException;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.topics.TopicLog;
import io.plumbline.local.watch.DdlMode;
import io.plumbline.local.watch.RegressionJob;
import io.plumbline.local.watch.WatchedCluster;
import io.plumbline.local.watch.WatchedInstance;
import io.plumbline.local.watch.Watching;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** GaussDB's second scenario: a sequential scan is captured, an index scan appears, a person rolls back to the first. */
@Tag("root-on-debian")
@ExtendWith(SharedStack.class)
final class PinnedByDecisionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double IN_TIME_SECONDS = 10;
    private static final String CLUSTER = "orders";
    private static final String ORDERS_BY_CUSTOMER = "SELECT customer_id, count(note) FROM orders GROUP BY customer_id";

    @TempDir
    private Path folder;

    @Test
    void aDecisionToRollBackIsVerifiedOnTheServerWithinTenSeconds(LocalStack stack)
            throws SQLException, PlanRefusedException {
        PostgresServer server =
                PostgresServer.prepareWithHintPlan("postgres-hinted", Ports.free(), new WorkFolder(folder));
        server.start();
        try {
            PinnedDatabase database = new PinnedDatabase(server, "pinned");
            database.create();
            watch(stack, server);
            CanonicalPlan sequential = appears(stack, database, ORDERS_OF_A_CUSTOMER);
            database.execute("CREATE INDEX orders_customer_idx ON orders (customer_id)");
            CanonicalPlan byIndex = appears(stack, database, ORDERS_OF_A_CUSTOMER);
            assertThat(byIndex.planHash()).isNotEqualTo(sequential.planHash());
            rollBack(stack, database, sequential);
            System.out.printf(
                    "now planned:%n%s",
                    PlanText.tree(database.plan(ORDERS_OF_A_CUSTOMER).nodes()));
            assertThat(database.plan(ORDERS_OF_A_CUSTOMER).planHash()).isEqualTo(sequential.planHash());
            database.execute("DROP INDEX orders_customer_idx");
            raisesAnAlert(stack, new Wish(database, ORDERS_OF_A_CUSTOMER, byIndex), "PIN_RETIRED");
            aPlanThatDoesNotComeRaisesAnAlertThatShowsWhatCame(stack, database);
        } finally {
            stopWatching(stack);
            server.stop();
        }
    }

    private static void rollBack(LocalStack stack, PinnedDatabase database, CanonicalPlan sequential) {
        try (TopicLog<PlanPinResult> results = open(stack, ProductTopic.PIN_RESULTS)) {
            results.readToEnd();
            int known = results.entries().size();
            String sqlHash = database.key(ORDERS_OF_A_CUSTOMER).sqlHash();
            long decidedAt =
                    decide(stack, PlanDecision.by(DecidingFunction.ROLLBACK).with("sql_hash", sqlHash), sequential);
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                results.poll(Duration.ofMillis(20));
                return results.entries().size() > known;
            });
            double seconds = (System.nanoTime() - decidedAt) / 1e9;
            PlanPinResult result = results.entries().get(known).value();
            System.out.printf(Locale.ROOT, "verified %.1f s after the decision: %s%n", seconds, result.getHints());
            assertThat(result.getOutcome()).as(result.getDetail()).isEqualTo("EFFECTIVE");
            assertThat(result.getFoundPlanHash()).isEqualTo(sequential.planHash());
            assertThat(seconds).isLessThan(IN_TIME_SECONDS);
        }
    }

    /** Hints say nothing of how to aggregate. */
    private static void aPlanThatDoesNotComeRaisesAnAlertThatShowsWhatCame(LocalStack stack, PinnedDatabase database)
            throws SQLException, PlanRefusedException {
        database.execute("ALTER DATABASE pinned SET enable_hashagg = off");
        CanonicalPlan sorted = appears(stack, database, ORDERS_BY_CUSTOMER);
        database.execute("ALTER DATABASE pinned RESET enable_hashagg");
        PlanPinAlert alert = raisesAnAlert(stack, new Wish(database, ORDERS_BY_CUSTOMER, sorted), "PIN_NOT_EFFECTIVE");
        assertThat(alert.getFoundPlanHash())
                .isNotEqualTo(sorted.planHash())
                .isEqualTo(database.plan(ORDERS_BY_CUSTOMER).planHash());
        assertThat(alert.getInstance()).isEqualTo("pinned-1");
        assertThat(alert.getLevel()).isEqualTo("WARN");
        assertThat(database.ownRows()).as("what did not help is taken away").isZero();
    }

    /** A plan that a statement shall have. */
    private record Wish(PinnedDatabase database, String statement, CanonicalPlan plan) {

        PlanDecision decision() {
            return PlanDecision.by(DecidingFunction.SET_PLAN_STATUS)
                    .with("sql_hash", database.key(statement).sqlHash())
                    .with("plan_hash", plan.planHash())
                    .with("status", "FIXED");
        }
    }

    private static PlanPinAlert raisesAnAlert(LocalStack stack, Wish wish, String rule) {
        try (TopicLog<PlanPinAlert> alerts = open(stack, ProductTopic.PIN_ALERTS)) {
            decide(stack, wish.decision(), wish.plan());
            return await().atMost(PATIENCE)
                    .pollInSameThread()
                    .until(
                            () -> {
                                alerts.poll(Duration.ofMillis(20));
                                return alerts.entries().stream()
                                        .map(entry -> entry.value())
                                        .filter(alert -> wish.plan().planHash().equals(alert.getWantedPlanHash()))
                                        .filter(alert -> alert.getRule().equals(rule))
                                        .findFirst();
                            },
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    /** Decides as the command line does, once the plan tables, which follow the topics, have what it is about. */
    private static long decide(LocalStack stack, PlanDecision decision, CanonicalPlan plan) {
        try (ControlDecisions decisions = ControlDecisions.open(stack.postgres(), stack.folder())) {
            assertThatThrownBy(() -> decisions.rehearse(decision.with("sql_hash", "f".repeat(32))))
                    .as("and the next one is not refused for it")
                    .isInstanceOf(RefusedDecisionException.class);
            await().atMost(PATIENCE)
                    .ignoreException(RefusedDecisionException.class)
                    .until(() ->
                            plan.planHash().equals(decisions.rehearse(decision).text("plan_hash")));
            long decidedAt = System.nanoTime();
            assertThat(decisions.decide(decision).text("decided_by")).isEqualTo("plumbline_cli");
            return decidedAt;
        }
    }

    /** Runs the statement until the job has the plan that the server makes now. */
    private static CanonicalPlan appears(LocalStack stack, PinnedDatabase database, String statement)
            throws SQLException, PlanRefusedException {
        CanonicalPlan plan = database.plan(statement);
        try (TopicLog<PlanBaseline> baselines = open(stack, ProductTopic.BASELINES)) {
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                database.ask(statement.replace("$1", "7"));
                baselines.poll(Duration.ofMillis(200));
                return of(plan, baselines).anyMatch(baseline -> baseline.getStatus() != PlanStatus.UNKNOWN);
            });
            assertThat(of(plan, baselines)).allSatisfy(baseline -> {
                assertThat(baseline.getHints())
                        .as("%s", baseline.getNoHintsReason())
                        .contains("Scan(\"o");
                assertThat(baseline.getUsageCount()).isNotNegative();
            });
        }
        return plan;
    }

    private static Stream<PlanBaseline> of(CanonicalPlan plan, TopicLog<PlanBaseline> baselines) {
        return baselines.entries().stream()
                .map(entry -> entry.value())
                .filter(baseline -> baseline.getDatabase().equals("pinned")
                        && baseline.getPlan().getPlanHash().equals(plan.planHash()));
    }

    private static <T extends SpecificRecord> TopicLog<T> open(LocalStack stack, ProductTopic topic) {
        return TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), topic);
    }

    private static void watch(LocalStack stack, PostgresServer server) {
        Watching watching = new Watching(stack, step -> {});
        watching.controlDatabase();
        new RegressionJob(stack, Installation.current()).submitUnlessRunning(Map.of(), step -> {});
        watching.planTables();
        WatchedCluster cluster = cluster(server, server.username(), server.password());
        assertThat(watching.watch(cluster, Map.of("poll.interval.ms", "1000"))).isEmpty();
        // other tests leave commands on this stack that are none
        watching.pin(
                cluster(server, PinnedDatabase.ROLE, "pins"),
                Map.of("errors.tolerance", "all", "errors.log.enable", "true"));
    }

    private static WatchedCluster cluster(PostgresServer server, String user, String password) {
        return new WatchedCluster(
                CLUSTER,
                List.of(new WatchedInstance("pinned-1", server.jdbcUrl("pinned"), user, password, DdlMode.OFF)));
    }

    private static void stopWatching(LocalStack stack) {
        List.of(
                        "plumbline-control",
                        "plumbline-table-baseline",
                        "plumbline-table-plan-change",
                        "plumbline-table-verdict",
                        "plumbline-pollers-" + CLUSTER,
                        "plumbline-pins-" + CLUSTER)
                .forEach(stack.connect().connectors()::delete);
        stack.flink().jobs().stream()
                .filter(job -> job.state().equals("RUNNING"))
                .forEach(job -> stack.flink().cancel(job.id()));
    }
}

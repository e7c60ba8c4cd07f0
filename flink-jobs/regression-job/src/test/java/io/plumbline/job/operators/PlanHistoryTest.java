package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.operators.PlanHistory.Answer;
import io.plumbline.job.testing.Shop;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.model.monitor.MonitorCount;
import io.plumbline.model.plans.PlanChange;
import io.plumbline.model.plans.PlanChangeKind;
import io.plumbline.model.plans.PlanHistoryOptions;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.state.StateDescriptors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caps of the published history of plan changes; 500 plans take turns in a set of 20. */
final class PlanHistoryTest {

    private @Nullable KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness;
    private int poll;

    @AfterEach
    void close() throws Exception {
        opened().close();
    }

    @Test
    void aFullHistoryPublishesNoChangeAndThePlansAreStillCaptured() throws Exception {
        open(Map.of("plumbline.plans.max-changes", "5"));
        turns(Shop.STATEMENT, Shop.START, 100);

        // the first plan, and five changes
        assertThat(count(StatementOperator.PLAN_CHANGES)).isEqualTo(6);
        assertThat(count(StatementOperator.BASELINES)).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aDayLaterTheOldestGoUntilTheReservedPartIsHeldAndThereIsRoomAgain() throws Exception {
        open(Map.of("plumbline.plans.max-changes", "5", "plumbline.plans.reserved-percent", "40"));
        turns(Shop.STATEMENT, Shop.START, 100);
        turns(Shop.STATEMENT, Shop.START.plus(Duration.ofHours(25)), 100);

        assertThat(count(StatementOperator.PLAN_CHANGES)).isEqualTo(6 + 3);
    }

    @Test
    void theTasksHistoryIsSharedByItsStatementsAndTrimmedByItsOwnClock() throws Exception {
        StatementKey other = new StatementKey("shop", "shop", "public", "b".repeat(32));
        open(Map.of("plumbline.plans.max-changes-per-task", "10", "plumbline.plans.reserved-percent", "40"));
        turns(Shop.STATEMENT, Shop.START, 8);
        turns(other, Shop.START, 8);
        // two first plans, which nothing holds back, and ten changes
        assertThat(count(StatementOperator.PLAN_CHANGES)).isEqualTo(2 + 10);

        opened().setProcessingTime(Duration.ofDays(1).toMillis());
        turns(other, Shop.START.plus(Duration.ofHours(1)), 50);
        assertThat(count(StatementOperator.PLAN_CHANGES)).isEqualTo(2 + 10 + 6);
    }

    @Test
    void aStatementThatNeverChangesItsPlanHasNoHistoryInState() throws Exception {
        open(Map.of());
        for (int i = 0; i < 50; i++) {
            observe(Shop.STATEMENT, Shop.timeOf(i), Shop.byIndex(i));
        }

        assertThat(count(StatementOperator.PLAN_CHANGES)).isEqualTo(1);
        KeyedStateBackend<String> backend = ((AbstractStreamOperator<?>) opened().getOperator()).getKeyedStateBackend();
        backend.setCurrentKey(Shop.STATEMENT.encode());
        assertThat(backend.getPartitionedState(
                                VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, StateDescriptors.PLAN_HISTORY)
                        .value())
                .isNull();
    }

    @Test
    void whatIsHeldBackAndWhatMadeRoomIsCountedByItsCap() throws Exception {
        PlanHistory history = historyOf(new PlanHistoryOptions(2, 3, 50));

        assertThat(asked(history, 0)).isEqualTo(new Answer(true, Set.of()));
        assertThat(asked(history, 1)).isEqualTo(new Answer(true, Set.of()));
        assertThat(asked(history, 2)).isEqualTo(new Answer(false, Set.of(MonitorCount.PLAN_CHANGE_CAPPED)));
        assertThat(asked(history, 24)).isEqualTo(new Answer(true, Set.of(MonitorCount.PLAN_HISTORY_TRIMMED)));
        assertThat(asked(history, 48)).isEqualTo(new Answer(false, Set.of(MonitorCount.PLAN_CHANGE_CAPPED_BY_TASK)));
    }

    @Test
    void aTrimIsCountedOnceHoweverManyChangesTheTasksCapHoldsBackBeforeOneIsPublished() throws Exception {
        PlanHistory history = historyOf(new PlanHistoryOptions(2, 2, 50));
        asked(history, 0);
        asked(history, 1);

        Answer heldBack = new Answer(false, Set.of(MonitorCount.PLAN_CHANGE_CAPPED_BY_TASK));
        assertThat(asked(history, 24)).isEqualTo(heldBack);
        assertThat(asked(history, 25)).isEqualTo(heldBack);
        Instant dayLater = Shop.START.plus(Duration.ofDays(1));
        assertThat(asked(history, 26, dayLater)).isEqualTo(new Answer(true, Set.of(MonitorCount.PLAN_HISTORY_TRIMMED)));
        assertThat(asked(history, 27, dayLater)).isEqualTo(new Answer(false, Set.of(MonitorCount.PLAN_CHANGE_CAPPED)));
    }

    private PlanHistory historyOf(PlanHistoryOptions options) throws Exception {
        open(Map.of());
        KeyedStateBackend<String> backend = ((AbstractStreamOperator<?>) opened().getOperator()).getKeyedStateBackend();
        backend.setCurrentKey(Shop.STATEMENT.encode());
        return new PlanHistory(
                options,
                backend.getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, StateDescriptors.PLAN_HISTORY));
    }

    /** The task's clock stands. */
    private static Answer asked(PlanHistory history, int hour) throws Exception {
        return asked(history, hour, Shop.START);
    }

    private static Answer asked(PlanHistory history, int hour, Instant taskTime) throws Exception {
        Instant at = Shop.START.plus(Duration.ofHours(hour));
        PlanSighting plan = new PlanSighting(
                new CanonicalPlan(1, "1".repeat(64), List.of()),
                PlanKind.GENERIC,
                new CostVector(0, 10, 10, 10, 1, 1, 1),
                List.of(),
                Map.of(),
                false,
                at);
        return history.ask(
                new PlanChange(
                        "change",
                        Shop.STATEMENT,
                        "primary",
                        "POSTGRESQL",
                        "select ?",
                        PlanChangeKind.NEW,
                        plan,
                        PlanStatus.UNACCEPTED,
                        null,
                        at),
                taskTime);
    }

    private void turns(StatementKey statement, Instant from, int turns) throws Exception {
        for (int turn = 0; turn < turns; turn++) {
            String hash = "%064x".formatted(1 + poll % 500);
            CapturedPlan plan = Shop.plan(poll, hash, Shop.node("SEQ_SCAN", 10).build());
            observe(statement, from.plusSeconds(10L * turn), plan);
        }
    }

    private void observe(StatementKey statement, Instant at, CapturedPlan plan) throws Exception {
        StatementObservation observation = Shop.observation(poll++, plan)
                .setSqlHash(statement.sqlHash())
                .setObservedAt(at)
                .build();
        opened().processElement(new DecodedRecord(statement.encode(), AvroBytes.write(observation)), 0);
    }

    private int count(OutputTag<Outbound> tag) {
        Queue<StreamRecord<Outbound>> records = opened().getSideOutput(tag);
        return records == null ? 0 : records.size();
    }

    private KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> opened() {
        return Objects.requireNonNull(harness);
    }

    private void open(Map<String, String> options) throws Exception {
        harness = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new StatementOperator(TestSettings.of(options).monitor()),
                DecodedRecord::key,
                Types.STRING,
                StateDescriptors.THRESHOLDS,
                StateDescriptors.MAINTENANCE_WINDOWS,
                StateDescriptors.RECENT_DDL);
    }
}

package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanSource;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.testing.Shop;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.state.StateDescriptors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.IntFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions and observations of one statement in one keyed stream. */
final class DecisionStoryTest {

    private static final long NOW = Instant.parse("2026-02-03T04:05:06.789Z").toEpochMilli();
    private static final String BY_INDEX = "1".repeat(64);
    private static final String BY_TABLE = "2".repeat(64);

    private KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
        harness.setProcessingTime(NOW);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aFixedPlanIsWhatSamplesAreComparedWith() throws Exception {
        polls(0, 20, Shop::byIndex);
        polls(20, 25, Shop::byWholeTable);
        decide(1, DecisionKind.ACCEPT, Shop.byWholeTable(0));
        polls(25, 30, Shop::byWholeTable);

        decide(2, DecisionKind.FIX, Shop.byWholeTable(0));
        decide(3, DecisionKind.ROLLBACK, Shop.byIndex(0));

        assertThat(results())
                .extracting(DecisionResult::getOutcome, DecisionResult::getStatus, DecisionResult::getEnabled)
                .containsExactly(
                        tuple(DecisionOutcome.APPLIED, PlanStatus.ACCEPTED, true),
                        tuple(DecisionOutcome.APPLIED, PlanStatus.FIXED, true),
                        tuple(DecisionOutcome.APPLIED, PlanStatus.FIXED, true));
        assertThat(last(baselines(), 2))
                .extracting(
                        baseline -> baseline.getPlan().getPlanHash(),
                        PlanBaseline::getStatus,
                        PlanBaseline::getSource,
                        PlanBaseline::getDecisionId)
                .containsExactly(
                        tuple(BY_INDEX, PlanStatus.FIXED, PlanSource.USER, id(3)),
                        tuple(BY_TABLE, PlanStatus.ACCEPTED, PlanSource.USER, id(3)));
        polls(30, 45, Shop::byWholeTable);
        assertThat(verdicts())
                .extracting(Verdict::getLevel)
                .containsExactly(VerdictLevel.BLOCK, VerdictLevel.PASS, VerdictLevel.BLOCK);
    }

    @Test
    void aRejectedPlanIsNoBaseline() throws Exception {
        polls(0, 20, Shop::byIndex);
        decide(1, DecisionKind.REJECT, Shop.byIndex(0));
        polls(20, 30, Shop::byWholeTable);

        assertThat(verdicts()).isEmpty();
        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.getDecisionId()).isEqualTo(id(1));
            assertThat(result.getPlanHash()).isEqualTo(BY_INDEX);
            assertThat(result.getStatus()).isEqualTo(PlanStatus.REJECTED);
            assertThat(result.getDecidedAt()).isEqualTo(Shop.START.plusSeconds(1));
            assertThat(result.getAppliedAt()).isEqualTo(Instant.ofEpochMilli(NOW));
        });
    }

    @Test
    void aDroppedPlanLeavesATombstoneAndNoState() throws Exception {
        polls(0, 20, Shop::byIndex);
        polls(20, 30, Shop::byWholeTable);
        int entries = stateEntries();
        decide(1, DecisionKind.DROP, Shop.byIndex(0));

        Outbound tombstone = last(side(StatementOperator.BASELINES), 1).get(0);
        assertThat(tombstone.key()).isEqualTo(Shop.STATEMENT.encode() + "/" + BY_INDEX);
        assertThat(tombstone.avro()).isNull();
        // its detail shares a map with the other's; its statistics were the only ones apart from the standing
        assertThat(stateEntries()).isEqualTo(entries - 1);
        assertThat(verdicts()).extracting(Verdict::getLevel).containsExactly(VerdictLevel.BLOCK);
    }

    @Test
    void aRepeatIsAnsweredAndChangesNothingAfterARestoreToo() throws Exception {
        polls(0, 20, Shop::byIndex);
        decide(1, DecisionKind.FIX, Shop.byIndex(0));
        OperatorSubtaskState saved = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(saved);
        harness.open();
        decide(1, DecisionKind.FIX, Shop.byIndex(0));

        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.getOutcome()).isEqualTo(DecisionOutcome.REPEATED);
            assertThat(result.getStatus()).isEqualTo(PlanStatus.FIXED);
        });
        assertThat(side(StatementOperator.BASELINES)).isEmpty();
    }

    @Test
    void aDecisionAboutAStatementNobodyHasSeenIsRefused() throws Exception {
        decide(1, DecisionKind.FIX, Shop.byIndex(0));

        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.getOutcome()).isEqualTo(DecisionOutcome.REFUSED);
            assertThat(result.getStatus()).isNull();
            assertThat(result.getEnabled()).isNull();
            assertThat(result.getDetail()).isEqualTo("no plan of the statement has been seen, or none is kept");
        });
        assertThat(side(StatementOperator.BASELINES)).isEmpty();
    }

    private static KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness()
            throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new StatementOperator(TestSettings.of(Map.of()).monitor()),
                        List.of(
                                StateDescriptors.THRESHOLDS,
                                StateDescriptors.MAINTENANCE_WINDOWS,
                                StateDescriptors.RECENT_DDL)),
                DecodedRecord::key,
                Types.STRING,
                1,
                1,
                0);
    }

    private void decide(int number, DecisionKind kind, CapturedPlan plan) throws Exception {
        harness.processElement(DecodedRecord.of(Shop.decision(number, kind, plan)), 0);
    }

    private static String id(int number) {
        return Shop.decision(number, DecisionKind.FIX, Shop.byIndex(0)).decisionId();
    }

    private void polls(int from, int to, IntFunction<CapturedPlan> plan) throws Exception {
        for (int poll = from; poll < to; poll++) {
            byte[] observation =
                    AvroBytes.write(Shop.observation(poll, plan.apply(poll)).build());
            harness.processElement(new DecodedRecord(Shop.STATEMENT.encode(), observation), 0);
        }
    }

    private int stateEntries() {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private List<Verdict> verdicts() {
        return harness.extractOutputValues().stream()
                .map(record -> AvroBytes.read(Verdict.class, Objects.requireNonNull(record.avro())))
                .toList();
    }

    private List<DecisionResult> results() {
        return side(StatementOperator.DECISION_RESULTS).stream()
                .map(record -> AvroBytes.read(DecisionResult.class, Objects.requireNonNull(record.avro())))
                .toList();
    }

    private List<PlanBaseline> baselines() {
        return side(StatementOperator.BASELINES).stream()
                .map(record -> AvroBytes.read(PlanBaseline.class, Objects.requireNonNull(record.avro())))
                .toList();
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.subList(all.size() - count, all.size());
    }

    private List<Outbound> side(OutputTag<Outbound> tag) {
        Queue<StreamRecord<Outbound>> records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}

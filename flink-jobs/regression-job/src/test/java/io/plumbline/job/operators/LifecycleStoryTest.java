package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.EvolutionOutcome;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanEvolution;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.testing.Shop;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.state.StateDescriptors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans that are accepted, proposed and retired without a person, by event time that the test moves on. */
final class LifecycleStoryTest {

    private static final String BY_INDEX = "1".repeat(64);
    private static final String BY_TABLE = "2".repeat(64);

    private KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness;
    private double totalTimeMicros;

    @BeforeEach
    void open() throws Exception {
        open(Map.of());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aFasterPlanIsProposedByDefault() throws Exception {
        polls(0, 70, 1_000, Shop.byWholeTable(0));
        polls(70, 140, 500, Shop.byIndex(0));

        PlanBaseline baseline = lastBaseline(BY_INDEX);
        assertThat(baseline.getStatus()).isEqualTo(PlanStatus.UNACCEPTED);
        PlanEvolution evolution = Objects.requireNonNull(baseline.getEvolution());
        assertThat(evolution.getOutcome()).isEqualTo(EvolutionOutcome.PROPOSED);
        assertThat(evolution.getAt()).isEqualTo(Shop.timeOf(130));
        assertThat(evolution.getIntervals()).isEqualTo(60);
        assertThat(evolution.getCalls()).isEqualTo(6_000);
        assertThat(evolution.getTimePerCallMeanMicros()).isCloseTo(500, within(1e-6));
        assertThat(evolution.getReferencePlanHash()).isEqualTo(BY_TABLE);
        assertThat(evolution.getReferenceIntervals()).isEqualTo(69);
        assertThat(evolution.getReferenceCalls()).isEqualTo(6_900);
        assertThat(evolution.getReferenceTimePerCallMeanMicros()).isCloseTo(1_000, within(1e-6));
    }

    @Test
    void aFasterPlanIsAcceptedWherePolicyAllows() throws Exception {
        harness.close();
        open(Map.of("plumbline.evolution.policy", "ACCEPT", "plumbline.evolution.minimum-intervals", "10"));
        polls(0, 20, 1_000, Shop.byWholeTable(0));
        polls(20, 40, 500, Shop.byIndex(0));

        PlanBaseline baseline = lastBaseline(BY_INDEX);
        assertThat(baseline.getStatus()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(baseline.getUpdatedAt()).isEqualTo(Shop.timeOf(30));
        assertThat(Objects.requireNonNull(baseline.getEvolution()).getOutcome()).isEqualTo(EvolutionOutcome.ACCEPTED);
    }

    @Test
    void aStatementThatNobodyRunsAnyMoreIsRetiredAfter32DaysAfterARestoreToo() throws Exception {
        polls(0, 3, 1_000, Shop.byIndex(0));
        Instant due = Shop.timeOf(2).plus(Duration.ofDays(32));
        // planned at the first sample, looked at again from the last one on
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        OperatorSubtaskState saved = harness.snapshot(1, 1);
        harness.close();
        harness = harness(Map.of());
        harness.initializeState(saved);
        harness.open();

        watermark(due.minusMillis(1));
        assertThat(side()).isEmpty();
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        watermark(due);

        assertThat(lastBaseline(BY_INDEX).getStatus()).isEqualTo(PlanStatus.RETIRED);
        assertThat(lastBaseline(BY_INDEX).getUpdatedAt()).isEqualTo(due);
        assertThat(lastBaseline(BY_INDEX).getSqlText()).isEqualTo("select * from orders where customer_id = ?");
    }

    @Test
    void aStatementThatNobodyRunsAnyMoreIsForgottenWithEveryEntryOfItsState() throws Exception {
        polls(0, 70, 1_000, Shop.byWholeTable(0));
        polls(70, 140, 1_000, Shop.byIndex(0));
        Instant due = Shop.timeOf(139).plus(Duration.ofDays(100));
        watermark(due.minusMillis(1));
        assertThat(entries()).isPositive();
        assertThat(tombstones()).isEmpty();
        watermark(due);

        assertThat(entries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(tombstones())
                .containsExactlyInAnyOrder(Shop.STATEMENT.encodeWith(BY_TABLE), Shop.STATEMENT.encodeWith(BY_INDEX));
    }

    @Test
    void oneTimerWaitsForAStatementHoweverManySamplesThereAre() throws Exception {
        polls(0, 50, 1_000, Shop.byIndex(0));
        polls(50, 60, 1_000, Shop.byWholeTable(0));

        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }

    private void open(Map<String, String> options) throws Exception {
        harness = harness(options);
        harness.open();
    }

    private static KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness(
            Map<String, String> options) throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new StatementOperator(TestSettings.of(options).monitor()),
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

    private void polls(int from, int to, double micros, CapturedPlan plan) throws Exception {
        for (int poll = from; poll < to; poll++) {
            totalTimeMicros += 100 * micros;
            long calls = 100L * (poll + 1);
            byte[] observation = AvroBytes.write(Shop.observation(poll, plan)
                    .setCounters(new StatementCounters(calls, totalTimeMicros, calls, 0L, 0L, 0L))
                    .build());
            harness.processElement(new DecodedRecord(Shop.STATEMENT.encode(), observation), 0);
        }
    }

    private void watermark(Instant at) throws Exception {
        harness.watermark(at.toEpochMilli());
    }

    private int entries() {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private List<String> tombstones() {
        return side().stream()
                .filter(record -> record.avro() == null)
                .map(Outbound::key)
                .toList();
    }

    private PlanBaseline lastBaseline(String planHash) {
        List<PlanBaseline> of = side().stream()
                .map(record -> AvroBytes.read(PlanBaseline.class, Objects.requireNonNull(record.avro())))
                .filter(baseline -> baseline.getPlan().getPlanHash().equals(planHash))
                .toList();
        return of.get(of.size() - 1);
    }

    private List<Outbound> side() {
        Queue<StreamRecord<Outbound>> records = harness.getSideOutput(StatementOperator.BASELINES);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}

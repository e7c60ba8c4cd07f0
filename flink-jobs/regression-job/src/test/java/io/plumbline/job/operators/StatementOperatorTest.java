package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.testing.Shop;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.Scope;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.state.StateDescriptors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.IntFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StatementOperatorTest {

    private KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness;

    @BeforeEach
    void open() throws Exception {
        harness = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new StatementOperator(TestSettings.of(Map.of()).monitor()),
                DecodedRecord::key,
                Types.STRING,
                StateDescriptors.THRESHOLDS,
                StateDescriptors.MAINTENANCE_WINDOWS,
                StateDescriptors.RECENT_DDL);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void oneStatementWithOnePlanIsTwoEntriesHoweverManySamples() throws Exception {
        polls(0, 20, Shop::byIndex);

        // standing, which has the hot statistics, and detail
        assertThat(stateEntries()).isEqualTo(2);
        assertThat(verdicts()).isEmpty();
        assertThat(side(StatementOperator.PLAN_CHANGES)).hasSize(1);
        assertThat(side(StatementOperator.BASELINES))
                .isNotEmpty()
                .allSatisfy(baseline ->
                        assertThat(baseline.key()).isEqualTo(Shop.STATEMENT.encode() + "/" + "1".repeat(64)));
    }

    @Test
    void aRepeatChangesNothing() throws Exception {
        polls(0, 5, Shop::byIndex);
        int outputs = harness.getOutput().size();

        polls(0, 5, Shop::byIndex);

        assertThat(harness.getOutput()).hasSize(outputs);
        assertThat(side(StatementOperator.PLAN_CHANGES)).hasSize(1);
    }

    @Test
    void aLostIndexIsOneBlockAndOneDemandOfItsRelation() throws Exception {
        polls(0, 20, Shop::byIndex);
        polls(20, 30, Shop::byWholeTable);

        assertThat(verdicts()).extracting(Verdict::getLevel).containsExactly(VerdictLevel.BLOCK);
        assertThat(harness.getSideOutput(StatementOperator.INDEX_DEMANDS)).hasSize(1);
        // the plans' details are one map, then their hot statistics, and that one change was published
        assertThat(stateEntries()).isEqualTo(4);
    }

    @Test
    void aThresholdFromTheControlTablesTakesEffectAtOnceAndUntilItIsRemoved() throws Exception {
        ThresholdRow none = new ThresholdRow("t", null, null, null, null, "COST_MULTIPLIER", "warn_ratio", 1e6);
        ThresholdRow never = new ThresholdRow("u", null, null, null, null, "COST_MULTIPLIER", "block_ratio", 1e6);
        change(new ControlChange(ControlChange.Kind.THRESHOLD_SET, "t", none, null, null));
        change(new ControlChange(ControlChange.Kind.THRESHOLD_SET, "u", never, null, null));
        polls(0, 20, Shop::byIndex);
        polls(20, 25, Shop::byWholeTable);
        assertThat(verdicts()).extracting(Verdict::getLevel).containsExactly(VerdictLevel.WARN);

        change(new ControlChange(ControlChange.Kind.THRESHOLD_REMOVED, "u", null, null, null));
        polls(25, 30, Shop::byWholeTable);
        assertThat(verdicts()).extracting(Verdict::getLevel).containsExactly(VerdictLevel.WARN, VerdictLevel.BLOCK);
    }

    @Test
    void inAMaintenanceWindowTheVerdictIsMadeAndMarked() throws Exception {
        MaintenanceWindow window =
                MaintenanceWindow.once("w", Scope.ofCluster("shop"), Shop.timeOf(0), Shop.timeOf(100), "planned");
        change(new ControlChange(ControlChange.Kind.WINDOW_SET, "w", null, window, null));
        polls(0, 20, Shop::byIndex);
        polls(20, 25, Shop::byWholeTable);

        assertThat(verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.getSuppressed()).isTrue();
            assertThat(verdict.getSuppressedBy()).isEqualTo("w");
        });
    }

    @Test
    void aRecurringWindowSuppressesEachTimeUntilItsRowIsDeleted() throws Exception {
        Instant start = Shop.timeOf(0).minus(Duration.ofDays(30));
        MaintenanceWindow daily = new MaintenanceWindow(
                "w",
                new Scope("shop", "shop", null, null),
                start,
                start.plus(Duration.ofMinutes(5)),
                new Recurrence("FREQ=DAILY", "Europe/Berlin"),
                "nightly load");
        change(new ControlChange(ControlChange.Kind.WINDOW_SET, "w", null, daily, null));
        polls(0, 20, Shop::byIndex);
        polls(20, 25, Shop::byWholeTable);
        assertThat(verdicts()).extracting(Verdict::getSuppressedBy).containsExactly("w");

        change(new ControlChange(ControlChange.Kind.WINDOW_REMOVED, "w", null, null, null));
        polls(25, 27, Shop::byWholeTable);
        assertThat(verdicts()).extracting(Verdict::getSuppressedBy).containsExactly("w", null);
    }

    @Test
    void onlyTheNewestDdlOfADatabaseIsRemembered() throws Exception {
        for (int event = 0; event < 250; event++) {
            DdlEvent ddl = new DdlEvent(
                    "shop", "shop", "CREATE INDEX", "index", "public", "public.i" + event, null, Shop.timeOf(event));
            change(new ControlChange(ControlChange.Kind.DDL_EXECUTED, "d" + event, null, null, ddl));
        }

        assertThat(harness.getBroadcastState(StateDescriptors.RECENT_DDL).immutableEntries())
                .hasSize(200)
                .noneMatch(entry -> entry.getKey().endsWith("\nd49"))
                .anyMatch(entry -> entry.getKey().endsWith("\nd50"));
    }

    @Test
    void whatIsOlderThanAllowedIsLateAndIsNotLearned() throws Exception {
        harness.processWatermark(Shop.timeOf(0).plusSeconds(3_601).toEpochMilli());
        harness.processBroadcastWatermark(Shop.timeOf(0).plusSeconds(3_601).toEpochMilli());
        polls(0, 1, Shop::byIndex);

        assertThat(side(StatementOperator.LATE)).hasSize(1);
        assertThat(stateEntries()).isZero();
    }

    private void polls(int from, int to, IntFunction<CapturedPlan> plan) throws Exception {
        for (int poll = from; poll < to; poll++) {
            byte[] observation =
                    AvroBytes.write(Shop.observation(poll, plan.apply(poll)).build());
            harness.processElement(new DecodedRecord(Shop.STATEMENT.encode(), observation), 0);
        }
    }

    private void change(ControlChange change) throws Exception {
        harness.processBroadcastElement(change, 0);
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

    private List<Outbound> side(OutputTag<Outbound> tag) {
        Queue<StreamRecord<Outbound>> records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}

package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.capture.plan.Operator;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.testing.Shop;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.stats.ClosedSubWindows;
import io.plumbline.model.stats.Measure;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.model.stats.WindowOptions;
import io.plumbline.state.HotPlan;
import io.plumbline.state.PlanDetailBytes;
import io.plumbline.state.PlanKeys;
import io.plumbline.state.StandingBytes;
import io.plumbline.state.StateDescriptors;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a statement keeps, counted in map entries, however it is sampled. */
final class StatementStateTest {

    private static final long SUB_WINDOW_MILLIS = Duration.ofDays(7).toMillis() / 60;
    private static final String KEY = Shop.STATEMENT.encode();

    private final KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness;
    private int poll;

    StatementStateTest() throws Exception {
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
    void anyNumberOfDaysIsOneHotEntryAndASubWindowForEachOfTheWindow() throws Exception {
        Duration step = Duration.ofMinutes(30);
        for (int i = 0; i < 600; i++) {
            observe("primary", Shop.START.plus(step.multipliedBy(i)), Shop.byIndex(i));
        }

        assertThat(entries(StateDescriptors.PLAN_DETAILS)).containsOnlyKeys("1");
        assertThat(entries(StateDescriptors.PLAN_STATISTICS)).isEmpty();
        assertThat(hot().number()).isEqualTo(1);
        assertThat(hot().statistics().length).isLessThan(200);
        assertThat(entries(StateDescriptors.PLAN_SUB_WINDOWS)).hasSize(59);
    }

    @Test
    void fiveHundredPlansAreTwenty() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            CapturedPlan plan = Shop.plan(
                    i, "%064x".formatted(1 + i % 500), Shop.node("SEQ_SCAN", 10).build());
            observe("primary", Shop.START.plus(Duration.ofMinutes(20L * i)), plan);
        }

        assertThat(entries(StateDescriptors.PLAN_DETAILS)).hasSize(20);
        assertThat(entries(StateDescriptors.PLAN_STATISTICS)).hasSizeLessThanOrEqualTo(19);
        assertThat(entries(StateDescriptors.PLAN_SUB_WINDOWS)).hasSizeLessThanOrEqualTo(20 * 59);
    }

    @Test
    void ofAPlanOfAHundredThousandNodesTheFirstTwoHundredAreKeptAsATree() throws Exception {
        PlanNode[] nodes = new PlanNode[100_000];
        Arrays.setAll(
                nodes,
                i -> Shop.node(i == 0 ? "APPEND" : "SEQ_SCAN", 10)
                        .setParent(Math.min(i, 1) - 1)
                        .build());

        for (int i = 0; i < 10; i++) {
            observe("primary", Shop.START.plusSeconds(i), Shop.plan(i, "3".repeat(64), nodes));
        }

        byte[] detail =
                Objects.requireNonNull(entries(StateDescriptors.PLAN_DETAILS).get("1"));
        PlanSighting kept = PlanDetailBytes.read(detail).sighting();
        assertThat(detail.length).isLessThan(30_000);
        assertThat(kept.truncated()).isTrue();
        assertThat(kept.plan().nodes()).hasSize(200);
        assertThat(kept.plan().nodes().get(0).operator()).isEqualTo(Operator.APPEND);
        assertThat(kept.plan().nodes().stream().skip(1)).allMatch(node -> node.parent() == 0);
        assertThat(hot().statistics().length).isLessThan(200);
    }

    @Test
    void aThousandSamplesInOneSecondAreOneHotEntry() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            observe("primary", Shop.START.plusMillis(i), Shop.byIndex(0));
        }

        assertThat(entries(StateDescriptors.PLAN_STATISTICS)).isEmpty();
        assertThat(hot().number()).isEqualTo(1);
        assertThat(entries(StateDescriptors.PLAN_SUB_WINDOWS)).isEmpty();
        // none was a repeat, which learns no cost, nor absurd, which learns no time
        RollingStatistics learned =
                RollingStatistics.of(hot().statistics(), ClosedSubWindows.NONE, WindowOptions.defaults());
        assertThat(learned.samples(Measure.COST)).isEqualTo(1_000);
        assertThat(learned.samples(Measure.TIME_PER_CALL)).isEqualTo(999);
        assertThat(learned.distribution(Measure.TIME_PER_CALL).count()).isEqualTo(999 * 100);
    }

    @Test
    void aSampleOf26HoursAgoLandsInItsOwnSubWindowAndOneOfEightDaysAgoNowhere() throws Exception {
        Instant now = Shop.START.plus(Duration.ofDays(8));
        observe("primary", now, Shop.byIndex(0));
        observe("replica", now.minus(Duration.ofHours(26)), Shop.byIndex(1));
        observe("laggard", Shop.START, Shop.byIndex(2));

        long index = Math.floorDiv(now.minus(Duration.ofHours(26)).toEpochMilli(), SUB_WINDOW_MILLIS);
        assertThat(entries(StateDescriptors.PLAN_SUB_WINDOWS)).containsOnlyKeys(PlanKeys.subWindow(1, index));
    }

    @Test
    void aSampleFromTheFutureLeavesNoSubWindowBehind() throws Exception {
        for (int i = 0; i < 100; i++) {
            observe("primary", Shop.START.plus(Duration.ofHours(i)), Shop.byIndex(i));
        }
        assertThat(entries(StateDescriptors.PLAN_SUB_WINDOWS)).isNotEmpty();
        observe("ahead", Shop.START.plus(Duration.ofDays(400)), Shop.byIndex(0));

        assertThat(entries(StateDescriptors.PLAN_SUB_WINDOWS)).isEmpty();
        assertThat(entries(StateDescriptors.PLAN_STATISTICS)).isEmpty();
    }

    @Test
    void thePlanThatIsNoLongerUsedLeavesItsPlaceWithTheStanding() throws Exception {
        for (int i = 0; i < 10; i++) {
            observe("primary", Shop.START.plusSeconds(i), Shop.byIndex(i));
        }
        byte[] statistics = hot().statistics();

        observe("primary", Shop.START.plusSeconds(10), Shop.byWholeTable(10));

        assertThat(hot().number()).isEqualTo(2);
        assertThat(entries(StateDescriptors.PLAN_STATISTICS)).containsOnlyKeys("1");
        assertThat(state(StateDescriptors.PLAN_STATISTICS).get("1")).isEqualTo(statistics);
    }

    @Test
    void ofTwoPlansInTurnOneStaysWithTheStanding() throws Exception {
        for (int i = 0; i < 10; i++) {
            observe("primary", Shop.START.plusSeconds(i), Shop.byIndex(i));
            observe("replica", Shop.START.plusSeconds(i), Shop.byWholeTable(i));

            assertThat(hot().number()).isEqualTo(1);
            assertThat(entries(StateDescriptors.PLAN_STATISTICS)).containsOnlyKeys("2");
        }
    }

    @Test
    void aSampleOfAKnownPlanDoesNotReadItsDetail() throws Exception {
        for (int i = 0; i < 25; i++) {
            observe("primary", Shop.START.plusSeconds(i), Shop.byIndex(i));
        }
        byte[] unreadable = {99};
        state(StateDescriptors.PLAN_DETAILS).put("1", unreadable);

        for (int i = 25; i < 100; i++) {
            observe("primary", Shop.START.plusSeconds(i), Shop.byIndex(i));
        }

        assertThat(state(StateDescriptors.PLAN_DETAILS).get("1")).isEqualTo(unreadable);
    }

    private void observe(String instance, Instant at, CapturedPlan plan) throws Exception {
        byte[] observation = AvroBytes.write(Shop.observation(poll++, plan)
                .setInstance(instance)
                .setObservedAt(at)
                .build());
        harness.processElement(new DecodedRecord(KEY, observation), 0);
    }

    private Map<String, byte[]> entries(MapStateDescriptor<String, byte[]> descriptor) throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : state(descriptor).entries()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        return entries;
    }

    private HotPlan hot() throws Exception {
        return StandingBytes.read(backend()
                        .getPartitionedState(
                                VoidNamespace.INSTANCE,
                                VoidNamespaceSerializer.INSTANCE,
                                StateDescriptors.STATEMENT_STANDING)
                        .value())
                .hot();
    }

    private MapState<String, byte[]> state(MapStateDescriptor<String, byte[]> descriptor) throws Exception {
        return backend().getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
    }

    private KeyedStateBackend<String> backend() {
        KeyedStateBackend<String> backend = ((AbstractStreamOperator<?>) harness.getOperator()).getKeyedStateBackend();
        backend.setCurrentKey(KEY);
        return backend;
    }
}

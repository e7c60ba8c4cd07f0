package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.state.HotPlan;
import io.plumbline.state.PlanDetailBytes;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What a statement keeps at most, bytes: with all the plans, instances, entries and decisions it can have. Statistics of plans
 * beside its hot one are held to theirs by StateSizeTest. docs/operations/flink.md and docs/benchmarks.md quote these numbers.
 */
final class StatementBytesTest {

    private static final MonitorOptions BOUNDS = MonitorOptions.defaults();
    private static final int MOST_STANDING_BYTES = 1_048_576;
    private static final int MOST_DETAILS_BYTES = 8_388_608;

    @Test
    void theFullestStatementStaysWithinItsBudget() throws Exception {
        StatementState fullest = FullStatement.of(new LongestWording());

        assertFull(fullest);
        assertThat(standingBytes(fullest)).isBetween(MOST_STANDING_BYTES / 2, MOST_STANDING_BYTES);
        assertThat(detailsBytes(fullest)).isBetween(MOST_DETAILS_BYTES / 2, MOST_DETAILS_BYTES);
    }

    @Test
    void aFullStatementWithUsualNamesIsAFractionOfIt() throws Exception {
        StatementState usual = FullStatement.of(new UsualWording());

        assertFull(usual);
        assertThat(standingBytes(usual)).isBetween(50_000, 65_000);
        assertThat(detailsBytes(usual)).isBetween(35_000, 50_000);
    }

    private static void assertFull(StatementState state) {
        assertThat(state.plans()).hasSize(BOUNDS.plans().maxPlans());
        assertThat(state.instances())
                .hasSize(BOUNDS.maxInstances())
                .allSatisfy(instance -> assertThat(instance.lostIndexes()).isNotEmpty());
        assertThat(state.entries()).hasSize(BOUNDS.maxEntries());
        assertThat(state.decisions().newest()).hasSize(64);
    }

    private static int standingBytes(StatementState state) {
        PlanRecord hot = state.plans().get(0);
        int bytes = StandingBytes.write(new Standing(
                        state.plans().stream().map(PlanRecord::summary).toList(),
                        state.instances(),
                        state.entries(),
                        new HotPlan(1, hot.statistics().hot()),
                        state.decisions(),
                        state.nextLook()))
                .length;
        System.out.printf("standing: %,d bytes%n", bytes);
        return bytes;
    }

    private static int detailsBytes(StatementState state) {
        List<Integer> details = state.plans().stream()
                .map(plan -> PlanDetailBytes.write(Objects.requireNonNull(plan.changedDetail())).length)
                .toList();
        int bytes = details.stream().mapToInt(Integer::intValue).sum();
        System.out.printf("details of %d plans: %,d bytes, %s%n", details.size(), bytes, details);
        return bytes;
    }
}

package io.plumbline.benchmarks.throughput;

import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanDetail;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanStore;
import io.plumbline.state.HotPlan;
import io.plumbline.state.PlanDetailBytes;
import io.plumbline.state.PlanKeys;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of a statement with one plan as bytes, read and written as the operator does, without a state backend. */
final class StatementInMemory implements PlanStore {

    private final Map<String, byte[]> subWindows = new HashMap<>();
    private byte @Nullable [] standing;
    private byte @Nullable [] detail;
    private HotPlan hot = HotPlan.NONE;

    StatementState load() {
        if (standing == null) {
            return StatementState.EMPTY;
        }
        Standing loaded = StandingBytes.read(standing);
        hot = loaded.hot();
        return new StatementState(
                loaded.plans().stream()
                        .map(plan -> PlanRecord.stored(plan, this))
                        .toList(),
                loaded.instances(),
                loaded.entries(),
                loaded.decisions(),
                loaded.nextLook());
    }

    void save(StatementState state) {
        PlanRecord plan = state.plans().get(0);
        PlanDetail changed = plan.changedDetail();
        if (changed != null) {
            detail = PlanDetailBytes.write(changed);
        }
        plan.statistics()
                .closedChanges()
                .forEach((index, bytes) -> subWindows.put(PlanKeys.subWindow(1, index), bytes));
        hot = new HotPlan(plan.summary().number(), plan.statistics().hot());
        standing = StandingBytes.write(new Standing(
                state.plans().stream().map(PlanRecord::summary).toList(),
                state.instances(),
                state.entries(),
                hot,
                state.decisions(),
                state.nextLook()));
    }

    /** Bytes that a sample reads and writes. */
    int standingBytes() {
        return Objects.requireNonNull(standing, "a statement has a standing once it was saved").length;
    }

    int hotBytes() {
        return hot.statistics().length;
    }

    @Override
    public PlanDetail detail(int number) {
        return PlanDetailBytes.read(Objects.requireNonNull(detail, "a plan in the standing has its detail"));
    }

    @Override
    public byte[] hotStatistics(int number) {
        return hot.statistics();
    }

    @Override
    public byte @Nullable [] closedSubWindow(int number, long index) {
        return subWindows.get(PlanKeys.subWindow(number, index));
    }
}

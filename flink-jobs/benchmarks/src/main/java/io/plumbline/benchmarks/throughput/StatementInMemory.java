package io.plumbline.benchmarks.throughput;

import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanDetail;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanStore;
import io.plumbline.model.plans.PlanSummary;
import io.plumbline.state.HotPlan;
import io.plumbline.state.PlanDetailBytes;
import io.plumbline.state.PlanKeys;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a statement as bytes, read and written as the operator does, without a state backend. The hot plan is the one
 * of the last counted entry; plans that leave the set stay where they are.
 */
public final class StatementInMemory implements PlanStore {

    private static final byte[] NOTHING = {};

    private final Map<String, byte[]> subWindows = new HashMap<>();
    private final Map<Integer, byte[]> details = new HashMap<>();
    private final Map<Integer, byte[]> statistics = new HashMap<>();
    private byte @Nullable [] standing;
    private HotPlan hot = HotPlan.NONE;

    /** The state as it was saved last. */
    public StatementState load() {
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

    /** Saves what a loaded state has become. */
    public void save(StatementState state) {
        PlanRecord inUse = inUse(state);
        HotPlan next = inUse == null
                ? HotPlan.NONE
                : new HotPlan(inUse.summary().number(), inUse.statistics().hot());
        List<PlanSummary> summaries = new ArrayList<>();
        for (PlanRecord plan : state.plans()) {
            summaries.add(plan.summary());
            save(plan);
            if (plan.summary().number() != next.number()) {
                cool(plan);
            }
        }
        hot = next;
        standing = StandingBytes.write(
                new Standing(summaries, state.instances(), state.entries(), hot, state.decisions(), state.nextLook()));
    }

    private static @Nullable PlanRecord inUse(StatementState state) {
        for (PlanRecord plan : state.plans()) {
            if (state.entries().stream().anyMatch(entry -> plan.planHash().equals(entry.planHash()))) {
                return plan;
            }
        }
        return null;
    }

    private void save(PlanRecord plan) {
        int number = plan.summary().number();
        PlanDetail changed = plan.changedDetail();
        if (changed != null) {
            details.put(number, PlanDetailBytes.write(changed));
        }
        plan.statistics()
                .closedChanges()
                .forEach((index, bytes) -> subWindows.put(PlanKeys.subWindow(number, index), bytes));
    }

    private void cool(PlanRecord plan) {
        int number = plan.summary().number();
        if (plan.statistics().isChanged() || number == hot.number()) {
            statistics.put(number, plan.statistics().hot());
        }
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
        return PlanDetailBytes.read(
                Objects.requireNonNull(details.get(number), "a plan in the standing has its detail"));
    }

    @Override
    public byte[] hotStatistics(int number) {
        return number == hot.number() ? hot.statistics() : statistics.getOrDefault(number, NOTHING);
    }

    @Override
    public byte @Nullable [] closedSubWindow(int number, long index) {
        byte[] bytes = subWindows.get(PlanKeys.subWindow(number, index));
        return bytes == null || bytes.length == 0 ? null : bytes;
    }
}

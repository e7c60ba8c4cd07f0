package io.plumbline.job.operators;

import io.plumbline.model.plans.PlanDetail;
import io.plumbline.model.plans.PlanStore;
import io.plumbline.state.HotPlan;
import io.plumbline.state.PlanDetailBytes;
import io.plumbline.state.PlanKeys;
import java.util.Objects;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/** The plans of the current key, read from the job's state as they are asked for. */
final class StoredPlans implements PlanStore {

    private static final byte[] NOTHING = {};

    private final MapState<String, byte[]> details;
    private final MapState<String, byte[]> statistics;
    private final MapState<String, byte[]> subWindows;
    private HotPlan hot = HotPlan.NONE;

    StoredPlans(
            MapState<String, byte[]> details,
            MapState<String, byte[]> statistics,
            MapState<String, byte[]> subWindows) {
        this.details = details;
        this.statistics = statistics;
        this.subWindows = subWindows;
    }

    /** What lies with the standing of the current key. */
    void hold(HotPlan next) {
        hot = next;
    }

    HotPlan held() {
        return hot;
    }

    @Override
    public PlanDetail detail(int number) {
        byte[] bytes = read(() -> details.get(PlanKeys.plan(number)));
        return PlanDetailBytes.read(Objects.requireNonNull(bytes, "a plan in the standing has its detail in state"));
    }

    @Override
    public byte[] hotStatistics(int number) {
        if (number == hot.number()) {
            return hot.statistics();
        }
        byte[] bytes = read(() -> statistics.get(PlanKeys.plan(number)));
        return bytes == null ? NOTHING : bytes;
    }

    @Override
    public byte @Nullable [] closedSubWindow(int number, long index) {
        return read(() -> subWindows.get(PlanKeys.subWindow(number, index)));
    }

    private interface StateRead<E extends Exception> {
        byte @Nullable [] get() throws E;
    }

    /** The model knows no exceptions of state: what goes wrong there passes through it as it is. */
    @SuppressWarnings("unchecked")
    private static byte @Nullable [] read(StateRead<?> read) {
        return ((StateRead<RuntimeException>) read).get();
    }
}

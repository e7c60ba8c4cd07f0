package io.plumbline.job.operators;

import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanDetail;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanStatistics;
import io.plumbline.model.plans.PlanSummary;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.state.PlanDetailBytes;
import io.plumbline.state.PlanKeys;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;
import io.plumbline.state.StateDescriptors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/**
 * The current key's statement state. A sample of a known plan reads and writes two entries, the standing and the plan's
 * hot statistics; details and closed sub-windows are read when the model asks for them, and written when they changed.
 */
final class StatementMemory {

    private final ValueState<byte[]> standing;
    private final MapState<String, byte[]> details;
    private final MapState<String, byte[]> statistics;
    private final MapState<String, byte[]> subWindows;
    private final StoredPlans store;

    StatementMemory(RuntimeContext context) {
        this.standing = context.getState(StateDescriptors.STATEMENT_STANDING);
        this.details = context.getMapState(StateDescriptors.PLAN_DETAILS);
        this.statistics = context.getMapState(StateDescriptors.PLAN_STATISTICS);
        this.subWindows = context.getMapState(StateDescriptors.PLAN_SUB_WINDOWS);
        this.store = new StoredPlans(details, statistics, subWindows);
    }

    StatementState load() throws Exception {
        byte[] bytes = standing.value();
        if (bytes == null) {
            return StatementState.EMPTY;
        }
        Standing loaded = StandingBytes.read(bytes);
        List<PlanRecord> records = new ArrayList<>();
        for (PlanSummary summary : loaded.plans()) {
            records.add(PlanRecord.stored(summary, store));
        }
        return new StatementState(records, loaded.instances(), loaded.entries());
    }

    void save(StatementState before, StatementState after) throws Exception {
        Set<Integer> kept = new HashSet<>();
        List<PlanSummary> summaries = new ArrayList<>();
        for (PlanRecord plan : after.plans()) {
            kept.add(plan.summary().number());
            summaries.add(plan.summary());
            save(plan);
        }
        for (PlanRecord plan : before.plans()) {
            if (!kept.contains(plan.summary().number())) {
                remove(plan.summary().number());
            }
        }
        standing.update(StandingBytes.write(new Standing(summaries, after.instances(), after.entries())));
    }

    private void save(PlanRecord plan) throws Exception {
        int number = plan.summary().number();
        PlanDetail detail = plan.changedDetail();
        if (detail != null) {
            details.put(PlanKeys.plan(number), PlanDetailBytes.write(detail));
        }
        PlanStatistics learned = plan.statistics();
        if (!learned.isChanged()) {
            return;
        }
        statistics.put(PlanKeys.plan(number), learned.hot());
        for (Map.Entry<Long, byte[]> closed : learned.closedChanges().entrySet()) {
            String key = PlanKeys.subWindow(number, closed.getKey());
            if (closed.getValue().length == 0) {
                subWindows.remove(key);
            } else {
                subWindows.put(key, closed.getValue());
            }
        }
    }

    private void remove(int number) throws Exception {
        RollingStatistics.Range range = RollingStatistics.range(store.hotStatistics(number));
        for (long index = range.oldest(); index < range.current(); index++) {
            subWindows.remove(PlanKeys.subWindow(number, index));
        }
        statistics.remove(PlanKeys.plan(number));
        details.remove(PlanKeys.plan(number));
    }
}

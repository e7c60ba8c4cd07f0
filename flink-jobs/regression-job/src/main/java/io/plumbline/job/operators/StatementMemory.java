package io.plumbline.job.operators;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanDetail;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSummary;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.state.HotPlan;
import io.plumbline.state.PlanDetailBytes;
import io.plumbline.state.PlanKeys;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;
import io.plumbline.state.StateDescriptors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/**
 * The current key's statement state. A sample of a known plan reads and writes one entry, the standing with the plan's hot
 * statistics; two where several plans are in use. Details and closed sub-windows are read when the model asks for them,
 * and written when they changed.
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
            store.hold(HotPlan.NONE);
            return StatementState.EMPTY;
        }
        Standing loaded = StandingBytes.read(bytes);
        store.hold(loaded.hot());
        List<PlanRecord> records = new ArrayList<>(loaded.plans().size());
        for (PlanSummary summary : loaded.plans()) {
            records.add(PlanRecord.stored(summary, store));
        }
        return new StatementState(records, loaded.instances(), loaded.entries(), loaded.decisions(), loaded.nextLook());
    }

    /** Saves what {@code before}, as it was loaded for this key, has become. */
    void save(StatementState before, StatementState after) throws Exception {
        int hotNumber = hotNumber(after);
        HotPlan hot = HotPlan.NONE;
        List<PlanSummary> summaries = new ArrayList<>(after.plans().size());
        for (PlanRecord plan : after.plans()) {
            summaries.add(plan.summary());
            saveDetail(plan);
            saveSubWindows(plan);
            if (plan.summary().number() == hotNumber) {
                hot = heat(before, plan);
            } else {
                saveStatistics(plan);
            }
        }
        for (PlanRecord plan : before.plans()) {
            int number = plan.summary().number();
            if (!has(after, number)) {
                remove(number);
            }
        }
        if (after.equals(StatementState.EMPTY)) {
            standing.clear();
        } else {
            standing.update(StandingBytes.write(new Standing(
                    summaries, after.instances(), after.entries(), hot, after.decisions(), after.nextLook())));
        }
        store.hold(hot);
    }

    /** The hot plan stays it while an entry uses it: where two take turns, one stays and the other is read and written. */
    private int hotNumber(StatementState after) {
        int number = 0;
        for (EntryState entry : after.entries()) {
            for (PlanRecord plan : after.plans()) {
                if (plan.planHash().equals(entry.planHash())) {
                    number = plan.summary().number();
                    if (number == store.held().number()) {
                        return number;
                    }
                }
            }
        }
        return number;
    }

    private HotPlan heat(StatementState before, PlanRecord plan) throws Exception {
        int number = plan.summary().number();
        byte[] bytes = plan.statistics().hot();
        if (number != store.held().number() && has(before, number)) {
            statistics.remove(PlanKeys.plan(number));
        }
        return new HotPlan(number, bytes);
    }

    private static boolean has(StatementState state, int number) {
        for (PlanRecord plan : state.plans()) {
            if (plan.summary().number() == number) {
                return true;
            }
        }
        return false;
    }

    private void saveStatistics(PlanRecord plan) throws Exception {
        int number = plan.summary().number();
        if (plan.statistics().isChanged() || number == store.held().number()) {
            statistics.put(PlanKeys.plan(number), plan.statistics().hot());
        }
    }

    private void saveDetail(PlanRecord plan) throws Exception {
        PlanDetail detail = plan.changedDetail();
        if (detail != null) {
            details.put(PlanKeys.plan(plan.summary().number()), PlanDetailBytes.write(detail));
        }
    }

    private void saveSubWindows(PlanRecord plan) throws Exception {
        for (Map.Entry<Long, byte[]> closed : plan.statistics().closedChanges().entrySet()) {
            String key = PlanKeys.subWindow(plan.summary().number(), closed.getKey());
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

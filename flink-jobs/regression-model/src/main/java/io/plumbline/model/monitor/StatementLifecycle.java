package io.plumbline.model.monitor;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.plans.BaselineKey;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanRetirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the plans of a statement from time to time, whether it still runs or not. Pure: the time is an argument, the same
 * arguments give the same step, and nothing given is changed.
 */
public final class StatementLifecycle {

    private final PlanReports reports;
    private final PlanRetirement retirement;

    public StatementLifecycle(MonitorOptions options) {
        this.reports = new PlanReports(
                new PlanLearning(options.window()), options.verdicts().minimumBaselineSamples());
        this.retirement = new PlanRetirement(options.lifecycle());
    }

    /** The next state, and what others are to do, in order. */
    public record LifecycleStep(StatementState state, List<Effect> effects) {

        public LifecycleStep {
            effects = List.copyOf(effects);
        }
    }

    /** Looks at {@code now}, which is the time planned or later. */
    public LifecycleStep look(StatementState state, StatementKey key, Instant now) {
        PlanRetirement.Looked looked = retirement.look(state.plans(), now);
        List<Effect> effects = new ArrayList<>();
        for (PlanRecord plan : looked.retired()) {
            effects.add(new Effect.Counted(MonitorCount.PLAN_EXPIRED));
            effects.add(published(plan, key));
        }
        return new LifecycleStep(
                new StatementState(
                        looked.plans(),
                        state.instances(),
                        state.entries(),
                        state.decisions(),
                        retirement.nextLook(looked.plans(), null, now)),
                effects);
    }

    /** A plan whose text is not kept cannot be published again, so what is published of it goes. */
    private Effect published(PlanRecord plan, StatementKey key) {
        String sqlText = plan.sqlText();
        return sqlText == null
                ? new Effect.BaselineRetired(BaselineKey.of(key, plan))
                : new Effect.BaselineChanged(reports.baseline(plan, key, sqlText));
    }
}

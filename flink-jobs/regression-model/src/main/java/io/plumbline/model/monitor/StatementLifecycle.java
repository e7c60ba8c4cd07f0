package io.plumbline.model.monitor;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.plans.BaselineKey;
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
        this.reports = PlanReports.of(options);
        this.retirement = new PlanRetirement(options.lifecycle());
    }

    /** Looks at {@code now}, which is the time planned or later. */
    public StatementStep look(StatementState state, StatementKey key, Instant now) {
        PlanRetirement.Looked looked = retirement.look(state.plans(), now);
        List<Effect> effects = new ArrayList<>();
        for (PlanRecord plan : looked.retired()) {
            effects.add(new Effect.Counted(MonitorCount.PLAN_EXPIRED));
            effects.add(published(plan, key));
        }
        return new StatementStep(
                state.withPlans(looked.plans(), retirement.nextLook(looked.plans(), null, now)), effects);
    }

    /** A plan whose text is not kept cannot be published again, so what is published of it goes. */
    private Effect published(PlanRecord plan, StatementKey key) {
        String sqlText = plan.sqlText();
        return sqlText == null
                ? new Effect.BaselineRetired(BaselineKey.of(key, plan))
                : new Effect.BaselineChanged(reports.baseline(plan, key, sqlText));
    }
}

package io.plumbline.model.monitor;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.plans.BaselineKey;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanRetirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a statement from time to time, whether it still runs or not: retires what is unused, and forgets it in the end.
 * Pure: the time is an argument, the same arguments give the same step, and nothing given is changed.
 */
public final class StatementLifecycle {

    private final PlanReports reports;
    private final PlanRetirement retirement;
    private final StatementLooks looks;

    public StatementLifecycle(MonitorOptions options) {
        this.reports = PlanReports.of(options);
        this.retirement = new PlanRetirement(options.lifecycle());
        this.looks = new StatementLooks(options.lifecycle());
    }

    /** Looks at {@code now}, which is the time planned or later. */
    public StatementStep look(StatementState state, StatementKey key, Instant now) {
        if (looks.isForgotten(state, now)) {
            return new StatementStep(state.forgotten(), forgetting(state, key));
        }
        PlanRetirement.Looked looked = retirement.look(state.plans(), now);
        List<Effect> effects = new ArrayList<>();
        for (PlanRecord plan : looked.retired()) {
            effects.add(new Effect.Counted(MonitorCount.PLAN_EXPIRED));
            effects.add(published(plan, key));
        }
        StatementState after = state.withPlans(looked.plans()).lookedAtNext(null);
        return new StatementStep(looks.planned(after, now), effects);
    }

    private static List<Effect> forgetting(StatementState state, StatementKey key) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Counted(MonitorCount.STATEMENT_FORGOTTEN));
        state.plans().stream()
                .map(plan -> BaselineKey.of(key, plan))
                .distinct()
                .forEach(baseline -> effects.add(new Effect.BaselineRetired(baseline)));
        return effects;
    }

    /** A plan whose text is not kept cannot be published again, so what is published of it goes. */
    private Effect published(PlanRecord plan, StatementKey key) {
        String sqlText = plan.sqlText();
        return sqlText == null
                ? new Effect.BaselineRetired(BaselineKey.of(key, plan))
                : new Effect.BaselineChanged(reports.baseline(plan, key, sqlText));
    }
}

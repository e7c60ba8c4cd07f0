package io.plumbline.model.causes;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cause is looked for in.
 *
 * @param now the sighting that completed the transition; null where the observation had no plan
 * @param reference the baseline it was compared with; null where there is none
 * @param beforePlanHash plan to tell a change of plan from: the baseline's when a level rises, the raised one's at PASS
 * @param lastGoodKind kind of the plan at the last good sighting; null where unknown
 * @param ratio observed over reference of the worst evidence
 * @param estimatesMoved whether the plan's own estimates are what changed, and not only what its calls take
 * @param since from when DDL counts, inclusive
 * @param until to when DDL counts, inclusive
 */
public record CauseContext(
        Sample sample,
        @Nullable PlanSighting now,
        @Nullable PlanRecord reference,
        @Nullable String beforePlanHash,
        @Nullable PlanKind lastGoodKind,
        double ratio,
        boolean estimatesMoved,
        List<DdlEvent> ddl,
        Instant since,
        Instant until) {

    boolean isSamePlan() {
        return now != null && now.plan().planHash().equals(beforePlanHash);
    }
}

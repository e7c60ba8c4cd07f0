package io.plumbline.model.monitor;

import io.plumbline.model.plans.BaselineStatistics;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sighting beside the baseline it is compared with.
 *
 * @param reference null where no good plan may be compared
 * @param statistics the reference's, before this sample; null without one
 * @param costMeans the reference's mean cost by sub-window, the oldest first
 */
record Comparison(
        Sample sample,
        PlanSighting now,
        Thresholds thresholds,
        @Nullable PlanRecord reference,
        @Nullable BaselineStatistics statistics,
        List<Double> costMeans) {

    /** Cost over the baseline's p90; 1 without a baseline. */
    double costRatio() {
        return statistics == null || !(statistics.costP90() > 0)
                ? 1
                : now.cost().totalCost() / statistics.costP90();
    }

    boolean isSamePlan() {
        return reference != null && reference.planHash().equals(now.plan().planHash());
    }
}

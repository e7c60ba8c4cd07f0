package io.plumbline.model.monitor;

import io.plumbline.model.plans.BaselineStatistics;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.rules.CostIncrease;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An observation beside the baseline it is compared with.
 *
 * @param now null where the sample has no plan
 * @param planHash the sample's plan, or the one last seen on the instance; null where none is known
 * @param reference null where no good plan may be compared
 * @param statistics the reference's, before this sample; null without one
 * @param costMeans the reference's mean cost by sub-window, the oldest first
 */
record Comparison(
        Observation observation,
        @Nullable PlanSighting now,
        @Nullable String planHash,
        @Nullable PlanRecord reference,
        @Nullable BaselineStatistics statistics,
        List<Double> costMeans) {

    private static final double NEGLIGIBLE = Math.log(1.05);

    Sample sample() {
        return observation.sample();
    }

    /** Cost over the baseline's p90, as the rules have it; 1 without a plan or samples of a baseline. */
    double costRatio() {
        return now == null || statistics == null || statistics.samples() == 0
                ? 1
                : CostIncrease.of(now.cost().totalCost(), statistics.costP90()).ratio();
    }

    /** Whether the plan is the baseline's; an observation without a plan is taken to use the one last seen. */
    boolean isSamePlan() {
        return reference != null && reference.planHash().equals(planHash);
    }

    /** Whether cost or rows are estimated otherwise than by the baseline's median, by 5 % at least. */
    boolean hasMovedEstimates() {
        return now != null
                && statistics != null
                && (differs(now.cost().totalCost(), statistics.costP50())
                        || differs(now.cost().rowsOut(), statistics.rowsP50()));
    }

    private static boolean differs(double one, double other) {
        return Math.abs(Math.log(Math.max(one, 1) / Math.max(other, 1))) >= NEGLIGIBLE;
    }
}

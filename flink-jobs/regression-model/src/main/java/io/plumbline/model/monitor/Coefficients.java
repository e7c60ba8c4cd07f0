package io.plumbline.model.monitor;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.model.plans.BaselineStatistics;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.VerdictOptions;
import java.util.Map;
import java.util.TreeMap;

/** Every number a verdict used, by name; the unit ends the name. */
final class Coefficients {

    private Coefficients() {}

    static Map<String, Double> of(Comparison comparison, VerdictWriter.Transition transition, VerdictOptions options) {
        Map<String, Double> numbers = new TreeMap<>();
        addCost(numbers, comparison.now().cost());
        if (comparison.statistics() != null) {
            addBaseline(numbers, comparison.statistics());
            numbers.put("cost_multiplier_ratio", comparison.costRatio());
        }
        for (Threshold threshold : comparison.thresholds().all()) {
            numbers.put("threshold." + threshold.parameter().qualifiedName(), threshold.value());
        }
        InstanceState standing = transition.moved().state();
        numbers.put("at_least_warn_streak_count", (double) standing.streaks().atLeastWarn());
        numbers.put("at_least_block_streak_count", (double) standing.streaks().atLeastBlock());
        numbers.put("below_warn_streak_count", (double) standing.streaks().belowWarn());
        numbers.put("below_block_streak_count", (double) standing.streaks().belowBlock());
        numbers.put("flaps_count", (double) transition.before().flaps());
        numbers.put("raise_after_count", (double) options.raiseAfter());
        numbers.put("clear_after_count", (double) options.clearAfter());
        numbers.put("minimum_baseline_samples_count", (double) options.minimumBaselineSamples());
        return numbers;
    }

    private static void addCost(Map<String, Double> numbers, CostVector cost) {
        numbers.put("startup_cost_pages", cost.startupCost());
        numbers.put("total_cost_pages", cost.totalCost());
        numbers.put("rows_out_rows", cost.rowsOut());
        numbers.put("rows_examined_rows", cost.rowsExamined());
        numbers.put("selectivity_ratio", cost.selectivity());
        numbers.put("join_multiplier_ratio", cost.joinMultiplier());
        numbers.put("composite_index_ratio", cost.compositeIndex());
    }

    private static void addBaseline(Map<String, Double> numbers, BaselineStatistics baseline) {
        numbers.put("baseline_samples_count", (double) baseline.samples());
        numbers.put("baseline_cost_p50_pages", baseline.costP50());
        numbers.put("baseline_cost_p90_pages", baseline.costP90());
        numbers.put("baseline_cost_p99_pages", baseline.costP99());
        numbers.put("baseline_cost_mean_pages", baseline.costMean());
        numbers.put("baseline_cost_standard_deviation_pages", baseline.costStandardDeviation());
        numbers.put("baseline_rows_p50_rows", baseline.rowsP50());
    }
}

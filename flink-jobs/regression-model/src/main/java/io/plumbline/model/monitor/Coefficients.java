package io.plumbline.model.monitor;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.model.plans.BaselineStatistics;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Streaks;
import io.plumbline.model.verdicts.VerdictOptions;
import io.plumbline.model.work.WorkSeries;
import java.util.Map;
import java.util.TreeMap;

/** Every number a verdict used, by name; the unit ends the name. */
final class Coefficients {

    private Coefficients() {}

    static Map<String, Double> of(Comparison comparison, VerdictWriter.Transition transition, VerdictOptions options) {
        Map<String, Double> numbers = new TreeMap<>();
        if (comparison.now() != null) {
            addCost(numbers, comparison.now().cost());
        }
        addWork(numbers, comparison.observation().worked());
        if (comparison.statistics() != null) {
            addBaseline(numbers, comparison.statistics());
            numbers.put("cost_multiplier_ratio", comparison.costRatio());
        }
        for (Threshold threshold : comparison.observation().thresholds().all()) {
            numbers.put("threshold." + threshold.parameter().qualifiedName(), threshold.value());
        }
        InstanceState standing = transition.moved().state();
        addStreaks(numbers, "", standing.plans().streaks());
        addStreaks(numbers, "work_", standing.work().streaks());
        numbers.put("cool_down_seconds", options.coolDown().toMillis() / 1_000.0);
        numbers.put("flaps_count", (double) transition.before().flaps());
        numbers.put("raise_after_count", (double) options.raiseAfter());
        numbers.put("clear_after_count", (double) options.clearAfter());
        numbers.put("minimum_baseline_samples_count", (double) options.minimumBaselineSamples());
        return numbers;
    }

    private static void addStreaks(Map<String, Double> numbers, String prefix, Streaks streaks) {
        numbers.put(prefix + "at_least_warn_streak_count", (double) streaks.atLeastWarn());
        numbers.put(prefix + "at_least_block_streak_count", (double) streaks.atLeastBlock());
        numbers.put(prefix + "below_warn_streak_count", (double) streaks.belowWarn());
        numbers.put(prefix + "below_block_streak_count", (double) streaks.belowBlock());
    }

    private static void addWork(Map<String, Double> numbers, Worked worked) {
        WorkSeries usual = worked.before();
        numbers.put("usual_work_weight_polls", usual.logTime().weight());
        numbers.put("usual_time_per_call_micros", Math.exp(usual.logTime().mean()));
        numbers.put(
                "usual_time_per_call_deviation_ratio", Math.exp(usual.logTime().standardDeviation()));
        numbers.put("usual_temp_blocks_per_call_blocks", usual.spill().mean());
        numbers.put("usual_temp_blocks_per_call_deviation_blocks", usual.spill().standardDeviation());
        worked.shift().ifPresent(shift -> {
            numbers.put("change_point_before_micros", shift.beforeMicros());
            numbers.put("change_point_after_micros", shift.afterMicros());
            numbers.put("change_point_probability_ratio", shift.probability());
            numbers.put("impact_seconds", worked.impactSeconds());
        });
        if (worked.poll() != null) {
            numbers.put("calls_count", (double) worked.poll().calls());
            numbers.put("time_per_call_micros", worked.poll().timePerCallMicros());
            numbers.put("temp_blocks_per_call_blocks", worked.poll().tempBlocksPerCall());
        }
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
        numbers.put("baseline_rows_minimum_rows", baseline.rowsOut().minimum());
        numbers.put("baseline_rows_maximum_rows", baseline.rowsOut().maximum());
        numbers.put("baseline_cost_maximum_pages", baseline.cost().maximum());
        numbers.put(
                "baseline_time_per_call_mean_micros",
                baseline.timePerCallMicros().mean());
        numbers.put(
                "baseline_time_per_call_standard_deviation_micros",
                baseline.timePerCallMicros().standardDeviation());
    }
}

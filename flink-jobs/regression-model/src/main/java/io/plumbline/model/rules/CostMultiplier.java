package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import java.util.List;
import java.util.Locale;

/**
 * COST_MULTIPLIER. Law: with r = cost / p90 of the baseline's cost, BLOCK when r &gt;= block_ratio, else WARN when r &gt;
 * warn_ratio; silent while the baseline has fewer than the minimum of samples, and when the cost is less than
 * minimum_increase_pages above the p90. A p90 below 0.01 counts as 0.01, the least cost PostgreSQL prints.
 */
final class CostMultiplier implements Rule {

    private static final double LEAST_COST = 0.01;

    @Override
    public RuleName name() {
        return RuleName.COST_MULTIPLIER;
    }

    @Override
    public List<Evidence> evaluate(EvaluationContext context) {
        double observed = context.now().cost().totalCost();
        double reference = Math.max(context.cost().p90(), LEAST_COST);
        if (context.cost().count() < context.minimumSamples()
                || observed - reference < context.value(ThresholdParameter.COST_MINIMUM_INCREASE)) {
            return List.of();
        }
        double ratio = observed / reference;
        Threshold block = context.threshold(ThresholdParameter.COST_BLOCK_RATIO);
        Threshold warn = context.threshold(ThresholdParameter.COST_WARN_RATIO);
        if (ratio >= block.value()) {
            return List.of(evidence(Level.BLOCK, observed, reference, block));
        }
        return ratio > warn.value() ? List.of(evidence(Level.WARN, observed, reference, warn)) : List.of();
    }

    private Evidence evidence(Level level, double observed, double reference, Threshold threshold) {
        double ratio = observed / reference;
        return new Evidence(
                name(),
                level,
                observed,
                reference,
                ratio,
                threshold.value(),
                threshold.source(),
                null,
                null,
                String.format(
                        Locale.ROOT,
                        "cost %.2f is %.2f times the baseline's p90 of %.2f (%s from %.2f, %s)",
                        observed,
                        ratio,
                        reference,
                        level,
                        threshold.value(),
                        threshold.source()));
    }
}

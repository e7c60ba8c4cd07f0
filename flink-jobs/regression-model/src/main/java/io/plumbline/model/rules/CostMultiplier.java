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

    @Override
    public RuleName name() {
        return RuleName.COST_MULTIPLIER;
    }

    @Override
    public Finding evaluate(EvaluationContext context) {
        if (context.cost().count() < context.minimumSamples()) {
            return context.tooFewSamples(name());
        }
        CostIncrease cost = CostIncrease.of(context);
        Threshold block = context.threshold(ThresholdParameter.COST_BLOCK_RATIO);
        Threshold warn = context.threshold(ThresholdParameter.COST_WARN_RATIO);
        if (cost.ratio() <= warn.value() && cost.ratio() < block.value()) {
            return cost.silent(name(), Outcome.BELOW_THRESHOLD, warn);
        }
        if (cost.pages() < context.value(ThresholdParameter.COST_MINIMUM_INCREASE)) {
            return cost.silent(
                    name(),
                    Outcome.BELOW_MINIMUM_DIFFERENCE,
                    context.threshold(ThresholdParameter.COST_MINIMUM_INCREASE));
        }
        return Finding.fired(List.of(
                cost.ratio() >= block.value() ? evidence(Level.BLOCK, cost, block) : evidence(Level.WARN, cost, warn)));
    }

    private Evidence evidence(Level level, CostIncrease cost, Threshold threshold) {
        return new Evidence(
                name(),
                level,
                cost.observed(),
                cost.reference(),
                cost.ratio(),
                threshold.value(),
                threshold.source(),
                null,
                null,
                String.format(
                        Locale.ROOT,
                        "%s (%s from %.2f, %s)",
                        cost.sentence(),
                        level,
                        threshold.value(),
                        threshold.source()));
    }
}

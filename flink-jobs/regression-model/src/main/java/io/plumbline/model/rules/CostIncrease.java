package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import java.util.Locale;
import java.util.Optional;

/**
 * A plan's cost beside the baseline's p90, page-read equivalents; a p90 below 0.01 counts as 0.01, the least cost
 * PostgreSQL prints.
 */
public record CostIncrease(double observed, double reference) {

    private static final double LEAST_COST = 0.01;

    static CostIncrease of(EvaluationContext context) {
        return of(context.now().cost().totalCost(), context.cost().p90());
    }

    /** Of a plan's cost and a baseline's p90. */
    public static CostIncrease of(double cost, double p90) {
        return new CostIncrease(cost, Math.max(p90, LEAST_COST));
    }

    /** Cost over the p90. */
    public double ratio() {
        return observed / reference;
    }

    double pages() {
        return observed - reference;
    }

    String sentence() {
        return String.format(
                Locale.ROOT, "cost %.2f is %.2f times the baseline's p90 of %.2f", observed, ratio(), reference);
    }

    /** Why a plan of another shape is let pass; empty when it is dearer than both thresholds allow. */
    Optional<Finding> passes(
            RuleName rule, EvaluationContext context, ThresholdParameter ratio, ThresholdParameter least) {
        if (ratio() <= context.value(ratio)) {
            return Optional.of(silent(rule, Outcome.BELOW_THRESHOLD, context.threshold(ratio)));
        }
        return pages() < context.value(least)
                ? Optional.of(silent(rule, Outcome.BELOW_MINIMUM_DIFFERENCE, context.threshold(least)))
                : Optional.empty();
    }

    Finding silent(RuleName rule, Outcome outcome, Threshold threshold) {
        return Finding.silent(
                rule,
                outcome,
                observed,
                reference,
                () -> String.format(
                        Locale.ROOT,
                        "%s (%s %s, %s)",
                        sentence(),
                        threshold.parameter().wireName(),
                        threshold.value(),
                        threshold.source()));
    }
}

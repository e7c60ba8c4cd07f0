package io.plumbline.model.rules;

import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanShape;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What rules on a plan's shape have in common. Law: WARN when the plan has something that no good plan has, and is dearer
 * than the baseline by more than a ratio and a minimum of pages: another shape at the same cost is the planner's business.
 * Needs one sample of the baseline.
 */
final class ShapeRule {

    private final RuleName rule;
    private final ThresholdParameter warnRatio;
    private final ThresholdParameter minimumIncrease;

    ShapeRule(RuleName rule, ThresholdParameter warnRatio, ThresholdParameter minimumIncrease) {
        this.rule = rule;
        this.warnRatio = warnRatio;
        this.minimumIncrease = minimumIncrease;
    }

    /** Names what a shape has and the good ones do not; empty when there is nothing. */
    interface Difference {
        Optional<String> find(PlanShape now, List<PlanShape> good);
    }

    Finding evaluate(EvaluationContext context, Difference difference) {
        if (context.isGoodPlan()) {
            return Finding.notCompared(rule, Outcome.NOTHING_NEW, "the plan is a good one");
        }
        if (!isReadable(context)) {
            return Finding.notCompared(
                    rule,
                    Outcome.PLAN_TOO_LARGE,
                    "only whole plans of up to " + PlanShape.MOST_NODES + " nodes are compared node by node,"
                            + " and good ones are kept cut at plumbline.plans.max-nodes");
        }
        Optional<String> added = difference.find(
                PlanShape.of(context.now().plan()),
                context.accepted().stream()
                        .map(plan -> PlanShape.of(plan.sighting().plan()))
                        .toList());
        if (added.isEmpty()) {
            return Finding.notCompared(rule, Outcome.NOTHING_NEW, "nothing that the good plans do not have");
        }
        if (context.cost().count() == 0) {
            return context.tooFewSamples(rule);
        }
        CostIncrease cost = CostIncrease.of(context);
        return cost.passes(rule, context, warnRatio, minimumIncrease)
                .orElseGet(() -> fired(added.get(), cost, context.threshold(warnRatio)));
    }

    private static boolean isReadable(EvaluationContext context) {
        return PlanShape.isReadable(context.now().plan(), context.now().truncated())
                && context.accepted().stream()
                        .map(PlanRecord::sighting)
                        .allMatch(good -> PlanShape.isReadable(good.plan(), good.truncated()));
    }

    private Finding fired(String added, CostIncrease cost, Threshold warn) {
        return Finding.fired(List.of(new Evidence(
                rule,
                Level.WARN,
                cost.observed(),
                cost.reference(),
                cost.ratio(),
                warn.value(),
                warn.source(),
                null,
                null,
                String.format(
                        Locale.ROOT,
                        "%s; %s (WARN above %.2f, %s)",
                        added,
                        cost.sentence(),
                        warn.value(),
                        warn.source()))));
    }
}

package io.plumbline.model.rules;

import io.plumbline.model.plans.PlanShape;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.ThresholdParameter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * SORT_OR_SPILL_ADDED, what the plan tells of it. Law: the plan sorts by keys, or materialises relations, as no good plan
 * does; WARN when it is dearer as well, as {@link ShapeRule} says. What is really written to disk the counters tell.
 */
final class SortAdded implements Rule {

    private static final ShapeRule SHAPES = new ShapeRule(
            RuleName.SORT_OR_SPILL_ADDED, ThresholdParameter.SORT_WARN_RATIO, ThresholdParameter.SORT_MINIMUM_INCREASE);

    @Override
    public RuleName name() {
        return RuleName.SORT_OR_SPILL_ADDED;
    }

    @Override
    public Finding evaluate(EvaluationContext context) {
        return SHAPES.evaluate(context, SortAdded::difference);
    }

    private static Optional<String> difference(PlanShape now, List<PlanShape> good) {
        TreeSet<String> added = new TreeSet<>(now.orders());
        good.forEach(shape -> added.removeAll(shape.orders()));
        return added.isEmpty() ? Optional.empty() : Optional.of("new " + String.join(" and ", added));
    }
}

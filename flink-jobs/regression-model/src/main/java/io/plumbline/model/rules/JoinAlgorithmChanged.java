package io.plumbline.model.rules;

import io.plumbline.capture.plan.Operator;
import io.plumbline.model.plans.PlanShape;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.ThresholdParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * JOIN_ALGORITHM_CHANGED. Law: two or more relations that good plans join too are joined by an algorithm (nested loop,
 * hash, merge) by which no good plan joins just these; WARN when the plan is dearer as well, as {@link ShapeRule} says.
 * Relations that no good plan joins with each other alone are another join order, which says nothing about algorithms.
 */
final class JoinAlgorithmChanged implements Rule {

    private static final ShapeRule SHAPES = new ShapeRule(
            RuleName.JOIN_ALGORITHM_CHANGED,
            ThresholdParameter.JOIN_WARN_RATIO,
            ThresholdParameter.JOIN_MINIMUM_INCREASE);

    @Override
    public RuleName name() {
        return RuleName.JOIN_ALGORITHM_CHANGED;
    }

    @Override
    public Finding evaluate(EvaluationContext context) {
        return SHAPES.evaluate(context, JoinAlgorithmChanged::difference);
    }

    private static Optional<String> difference(PlanShape now, List<PlanShape> good) {
        return now.joins().entrySet().stream()
                .flatMap(join -> difference(join, good).stream())
                .min(String::compareTo);
    }

    private static Optional<String> difference(Map.Entry<Set<String>, Set<Operator>> join, List<PlanShape> good) {
        Set<Operator> before = new TreeSet<>();
        good.forEach(shape -> before.addAll(shape.joins().getOrDefault(join.getKey(), Set.of())));
        Set<Operator> added = new TreeSet<>(join.getValue());
        added.removeAll(before);
        return before.isEmpty() || added.isEmpty()
                ? Optional.empty()
                : Optional.of("%s of %s instead of %s"
                        .formatted(names(added), String.join(", ", join.getKey()), names(before)));
    }

    private static String names(Set<Operator> operators) {
        return String.join(" or ", operators.stream().map(Operator::name).toList());
    }
}

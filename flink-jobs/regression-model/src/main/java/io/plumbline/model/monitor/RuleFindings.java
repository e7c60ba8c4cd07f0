package io.plumbline.model.monitor;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.rules.EvaluationContext;
import io.plumbline.model.rules.Evidence;
import io.plumbline.model.rules.Level;
import io.plumbline.model.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules found at one sighting.
 *
 * @param counted evidence of rules that fired on enough samples in a row, the worst first
 * @param streaks samples in a row at which each rule fired
 * @param clean whether no rule fired, counted or not
 */
record RuleFindings(List<Evidence> counted, Map<RuleName, Integer> streaks, boolean clean) {

    /** Nothing to compare with. */
    static final RuleFindings NONE = new RuleFindings(List.of(), Map.of(), true);

    private static final List<Rule> RULES = Rule.all();
    private static final Comparator<Evidence> WORST_FIRST =
            Comparator.comparing(Evidence::level).reversed().thenComparing(Evidence::rule);

    static RuleFindings of(EvaluationContext context, Map<RuleName, Integer> streaksBefore) {
        List<Evidence> counted = new ArrayList<>();
        Map<RuleName, Integer> streaks = new EnumMap<>(RuleName.class);
        for (Rule rule : RULES) {
            List<Evidence> found = rule.evaluate(context);
            if (!found.isEmpty()) {
                int persistence = (int) context.thresholds().value(ThresholdParameter.persistenceOf(rule.name()));
                int streak = Math.min(streaksBefore.getOrDefault(rule.name(), 0) + 1, persistence);
                streaks.put(rule.name(), streak);
                counted.addAll(streak >= persistence ? found : List.of());
            }
        }
        counted.sort(WORST_FIRST);
        return new RuleFindings(counted, streaks, streaks.isEmpty());
    }

    Level level() {
        return counted.isEmpty() ? Level.PASS : counted.get(0).level();
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.rules.EvaluationContext;
import io.plumbline.model.rules.Evidence;
import io.plumbline.model.rules.Finding;
import io.plumbline.model.rules.Level;
import io.plumbline.model.rules.Outcome;
import io.plumbline.model.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules found at one sighting.
 *
 * @param findings one of each rule, as it counts
 * @param counted evidence of rules that fired on enough samples in a row, the worst first
 * @param streaks samples in a row at which each rule fired
 * @param clean whether no rule fired, counted or not
 */
record RuleFindings(List<Finding> findings, List<Evidence> counted, Map<RuleName, Integer> streaks, boolean clean) {

    private static final List<Rule> RULES = Rule.all();
    private static final Comparator<Evidence> WORST_FIRST =
            Comparator.comparing(Evidence::level).reversed().thenComparing(Evidence::rule);

    /** Nothing to compare with. */
    static RuleFindings notCompared(Outcome outcome, String detail) {
        return new RuleFindings(
                RULES.stream()
                        .map(rule -> Finding.notCompared(rule.name(), outcome, detail))
                        .toList(),
                List.of(),
                Map.of(),
                true);
    }

    static RuleFindings of(EvaluationContext context, Map<RuleName, Integer> streaksBefore) {
        return of(RULES.stream().map(rule -> rule.evaluate(context)).toList(), context.thresholds(), streaksBefore);
    }

    static RuleFindings of(List<Finding> found, Thresholds thresholds, Map<RuleName, Integer> streaksBefore) {
        List<Finding> findings = new ArrayList<>();
        Map<RuleName, Integer> streaks = new EnumMap<>(RuleName.class);
        for (Finding finding : found) {
            if (!finding.hasFired()) {
                findings.add(finding);
                continue;
            }
            RuleName rule = finding.rule();
            int persistence = (int) thresholds.value(ThresholdParameter.persistenceOf(rule));
            int streak = Math.min(streaksBefore.getOrDefault(rule, 0) + 1, persistence);
            streaks.put(rule, streak);
            findings.add(streak >= persistence ? finding : finding.notPersistent(streak, persistence));
        }
        List<Evidence> counted = findings.stream()
                .flatMap(finding -> finding.evidence().stream())
                .sorted(WORST_FIRST)
                .toList();
        return new RuleFindings(findings, counted, streaks, streaks.isEmpty());
    }

    Level level() {
        return counted.isEmpty() ? Level.PASS : counted.get(0).level();
    }
}

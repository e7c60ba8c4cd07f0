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
import io.plumbline.model.rules.WorkContext;
import io.plumbline.model.rules.WorkRule;
import io.plumbline.model.verdicts.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the rules on plans, or those on work, found at one observation.
 *
 * @param findings one of each rule, as it counts
 * @param counted evidence of rules that fired on enough observations in a row, the worst first, at most {@value #MOST_EVIDENCE}
 * @param streaks observations in a row at which each rule fired
 * @param clean whether no rule fired, counted or not
 */
record RuleFindings(List<Finding> findings, List<Evidence> counted, Map<RuleName, Integer> streaks, boolean clean) {

    private static final int MOST_EVIDENCE = 32;
    private static final List<Rule> RULES = Rule.all();
    private static final List<WorkRule> WORK_RULES = WorkRule.all();
    private static final Comparator<Evidence> WORST_FIRST =
            Comparator.comparing(Evidence::level).reversed().thenComparing(Evidence::rule);

    /** No rule on plans had anything to compare. */
    static RuleFindings ofPlans(Outcome outcome, String detail) {
        return silent(RULES.stream()
                .map(rule -> Finding.notCompared(rule.name(), outcome, detail))
                .toList());
    }

    /** No rule on work had anything to compare. */
    static RuleFindings ofWork(Outcome outcome, String detail) {
        return silent(WORK_RULES.stream()
                .map(rule -> Finding.notCompared(rule.name(), outcome, detail))
                .toList());
    }

    static RuleFindings ofPlans(EvaluationContext context, Map<RuleName, Integer> streaksBefore) {
        List<Finding> found = new ArrayList<>(RULES.size());
        for (Rule rule : RULES) {
            found.add(rule.evaluate(context));
        }
        return of(found, context.thresholds(), streaksBefore);
    }

    static RuleFindings ofWork(WorkContext context, Map<RuleName, Integer> streaksBefore) {
        List<Finding> found = new ArrayList<>(WORK_RULES.size());
        for (WorkRule rule : WORK_RULES) {
            found.add(rule.evaluate(context));
        }
        return of(found, context.thresholds(), streaksBefore);
    }

    /** Both, the worst evidence first. */
    RuleFindings and(RuleFindings other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new RuleFindings(
                all, worst(Stream.concat(counted.stream(), other.counted.stream())), streaks, clean && other.clean);
    }

    Track.Judged judged() {
        return new Track.Judged(level(), streaks);
    }

    Level level() {
        return counted.isEmpty() ? Level.PASS : counted.get(0).level();
    }

    private static List<Evidence> worst(Stream<Evidence> evidence) {
        return evidence.sorted(WORST_FIRST).limit(MOST_EVIDENCE).toList();
    }

    private static boolean anyFired(List<Finding> found) {
        for (Finding finding : found) {
            if (finding.hasFired()) {
                return true;
            }
        }
        return false;
    }

    private static RuleFindings silent(List<Finding> findings) {
        return new RuleFindings(findings, List.of(), Map.of(), true);
    }

    private static RuleFindings of(List<Finding> found, Thresholds thresholds, Map<RuleName, Integer> streaksBefore) {
        if (!anyFired(found)) {
            return silent(found);
        }
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
        List<Evidence> counted = worst(findings.stream().flatMap(finding -> finding.evidence().stream()));
        return new RuleFindings(findings, counted, streaks, streaks.isEmpty());
    }
}

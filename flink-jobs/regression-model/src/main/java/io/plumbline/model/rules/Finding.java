package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import java.util.List;
import java.util.function.Supplier;

/**
 * What became of one rule at one observation: evidence, or why there is none.
 *
 * @param evidence the worst first; empty unless the rule crossed its threshold
 * @param observed in the rule's unit; NaN where nothing was compared
 * @param reference in the rule's unit; NaN where nothing was compared
 * @param sentence one sentence for a person, made when somebody reads it
 */
public record Finding(
        RuleName rule,
        Outcome outcome,
        List<Evidence> evidence,
        double observed,
        double reference,
        Supplier<String> sentence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** The rule crossed its threshold; {@code evidence} is not empty, the worst first. */
    static Finding fired(List<Evidence> evidence) {
        Evidence worst = evidence.get(0);
        return new Finding(worst.rule(), Outcome.FIRED, evidence, worst.observed(), worst.reference(), worst::detail);
    }

    /** The rule compared two numbers and was silent. */
    static Finding silent(
            RuleName rule, Outcome outcome, double observed, double reference, Supplier<String> sentence) {
        return new Finding(rule, outcome, List.of(), observed, reference, sentence);
    }

    /** The rule had nothing to compare. */
    public static Finding notCompared(RuleName rule, Outcome outcome, String detail) {
        return silent(rule, outcome, Double.NaN, Double.NaN, () -> detail);
    }

    /** The same, not yet often enough in a row to count. */
    public Finding notPersistent(int streak, int persistence) {
        return new Finding(
                rule,
                Outcome.NOT_PERSISTENT,
                List.of(),
                observed,
                reference,
                () -> "%s; %d of %d observations in a row".formatted(detail(), streak, persistence));
    }

    /** One sentence for a person. */
    public String detail() {
        return sentence.get();
    }

    /** Whether the rule crossed its threshold. */
    public boolean hasFired() {
        return !evidence.isEmpty();
    }

    /** observed / reference; NaN where nothing was compared or the reference is 0. */
    public double ratio() {
        return reference == 0 ? Double.NaN : observed / reference;
    }
}

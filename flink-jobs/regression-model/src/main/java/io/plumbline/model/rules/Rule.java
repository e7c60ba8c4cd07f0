package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import java.util.List;

/** Compares a sighting with its baseline. Pure and without memory; persistence is counted by the caller. */
public interface Rule {

    RuleName name();

    /** What it found, or why it found nothing. */
    Finding evaluate(EvaluationContext context);

    /** All rules on plans. */
    static List<Rule> all() {
        return List.of(
                new CostMultiplier(),
                new CardinalityDivergence(),
                new NewSequentialScan(),
                new LostIndex(),
                new JoinAlgorithmChanged(),
                new SortAdded());
    }
}

package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import java.util.List;

/** Compares a sighting with its baseline. Pure and without memory; persistence is counted by the caller. */
public interface Rule {

    RuleName name();

    /** What it found, the worst first; empty when nothing crossed a threshold or there was too little to compare with. */
    List<Evidence> evaluate(EvaluationContext context);

    /** All rules. */
    static List<Rule> all() {
        return List.of(new CostMultiplier(), new CardinalityDivergence(), new NewSequentialScan());
    }
}

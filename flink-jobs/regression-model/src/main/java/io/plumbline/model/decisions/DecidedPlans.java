package io.plumbline.model.decisions;

import io.plumbline.model.plans.PlanRecord;
import java.util.List;

/**
 * The plan set after a decision.
 *
 * @param detail what came of it, one sentence for a person
 * @param changed plans of the set that are thought of otherwise now, or again
 * @param dropped plans that have left the set
 */
public record DecidedPlans(
        List<PlanRecord> plans,
        DecisionOutcome outcome,
        String detail,
        List<PlanRecord> changed,
        List<PlanRecord> dropped) {

    public DecidedPlans {
        plans = List.copyOf(plans);
        changed = List.copyOf(changed);
        dropped = List.copyOf(dropped);
    }

    static DecidedPlans refused(List<PlanRecord> plans, String detail) {
        return new DecidedPlans(plans, DecisionOutcome.REFUSED, detail, List.of(), List.of());
    }
}

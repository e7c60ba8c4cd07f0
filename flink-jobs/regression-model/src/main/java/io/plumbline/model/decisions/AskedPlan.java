package io.plumbline.model.decisions;

import io.plumbline.capture.hints.AskedHints;
import io.plumbline.model.plans.PlanRecord;
import java.util.List;
import java.util.Objects;

/**
 * Finds the plan that a decision asks for by hints among those of the statement. Law: it is the one plan that was seen and
 * whose own hints meet those asked for ({@link AskedHints#areMetBy}); of several none is meant.
 */
final class AskedPlan {

    private AskedPlan() {}

    /** The hashes of the plans, each once, that meet the hints. Loads the details of all plans. */
    static List<String> meeting(List<PlanRecord> plans, String hints, Decision decision) {
        return plans.stream()
                .filter(plan -> Objects.equals(plan.instance(), decision.instance()))
                .filter(plan -> meets(plan, hints))
                .map(PlanRecord::planHash)
                .distinct()
                .toList();
    }

    private static boolean meets(PlanRecord plan, String hints) {
        String said = plan.hints().text();
        return said != null && AskedHints.areMetBy(hints, said);
    }

    /** Why no plan is meant, and what to do. */
    static String refusal(List<String> found) {
        return found.isEmpty()
                ? "no plan of the statement was seen that these hints ask for; `plumbline baselines from-hints` has a server plan"
                        + " it, `plumbline baselines import` takes that plan in"
                : "the hints ask for %d plans, name one of them: %s".formatted(found.size(), String.join(", ", found));
    }
}

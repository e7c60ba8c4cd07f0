package io.plumbline.pollers.explain;

import io.plumbline.pollers.records.PlanOutcome;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells when a plan's cost has moved since the poll before. The planner reads a table's real size, so a table that grew shows
 * in the cost first; whoever asks why needs sizes that are as new as the cost.
 *
 * @param <K> names what is explained
 */
public final class EstimateMoves<K> {

    /** Less moves no level: far below the lowest ratio that a rule warns at. */
    private static final double SHARE = 0.2;

    private final Map<K, Double> costs = new HashMap<>();

    /** Takes a poll's outcomes in; whether one of their costs differs by more than a fifth from its last. */
    public boolean anyIn(Map<K, PlanOutcome> outcomes) {
        boolean moved = false;
        for (Map.Entry<K, PlanOutcome> outcome : outcomes.entrySet()) {
            if (outcome.getValue() instanceof PlanOutcome.Planned planned) {
                double cost = planned.read().cost().totalCost();
                Double last = costs.put(outcome.getKey(), cost);
                moved |= last != null && Math.abs(cost - last) > SHARE * last;
            }
        }
        costs.keySet().retainAll(outcomes.keySet());
        return moved;
    }
}

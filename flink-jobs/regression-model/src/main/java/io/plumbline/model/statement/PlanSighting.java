package io.plumbline.model.statement;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A plan as a server explained it for a statement. */
public record PlanSighting(
        CanonicalPlan plan,
        PlanKind kind,
        CostVector cost,
        List<RelationSize> relations,
        Map<String, String> settings,
        boolean truncated,
        Instant explainedAt) {

    private static final double BYTES_PER_ROW = 100;

    public PlanSighting {
        relations = List.copyOf(relations);
        settings = Map.copyOf(settings);
    }

    /** The same, made under other planner settings. */
    public PlanSighting withSettings(Map<String, String> others) {
        return new PlanSighting(plan, kind, cost, relations, others, truncated, explainedAt);
    }

    /** What planned it, by the setting {@link PlanSettings#OPTIMIZER}; empty for the engine's usual optimizer. */
    public String optimizer() {
        return PlanSettings.optimizer(settings);
    }

    /**
     * Rows of a relation, {@code schema.table}, by the engine's statistics; one for each 100 bytes where it was never
     * analysed, 0 where the sighting does not list it.
     */
    public double rowsOf(String relation) {
        for (RelationSize size : relations) {
            if (size.name().toString().equals(relation)) {
                return size.estimatedRows() >= 0 ? size.estimatedRows() : size.bytes() / BYTES_PER_ROW;
            }
        }
        return 0;
    }
}

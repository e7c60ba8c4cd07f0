package io.plumbline.model.statement;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanKind;
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

    public PlanSighting {
        relations = List.copyOf(relations);
        settings = Map.copyOf(settings);
    }
}

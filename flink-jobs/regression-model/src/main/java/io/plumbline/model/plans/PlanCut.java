package io.plumbline.model.plans;

import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.statement.PlanSighting;
import java.util.ArrayList;
import java.util.List;

/** Bounds what is kept of a plan: its first nodes in pre-order, so that every kept node's parent is kept. */
final class PlanCut {

    private PlanCut() {}

    static PlanSighting cut(PlanSighting sighting, int maxNodes) {
        List<PlanNode> nodes = sighting.plan().nodes();
        if (nodes.size() <= maxNodes && sighting.relations().size() <= maxNodes) {
            return sighting;
        }
        List<PlanNode> kept = new ArrayList<>();
        for (PlanNode node : nodes.subList(0, Math.min(maxNodes, nodes.size()))) {
            kept.add(node.refersTo() != null && node.refersTo() >= maxNodes ? withoutReference(node) : node);
        }
        return new PlanSighting(
                new CanonicalPlan(
                        sighting.plan().fingerprintVersion(), sighting.plan().planHash(), kept),
                sighting.kind(),
                sighting.cost(),
                sighting.relations()
                        .subList(0, Math.min(maxNodes, sighting.relations().size())),
                sighting.settings(),
                true,
                sighting.explainedAt());
    }

    private static PlanNode withoutReference(PlanNode node) {
        return new PlanNode(
                node.parent(),
                node.role(),
                node.operator(),
                node.joinType(),
                node.relation(),
                node.index(),
                node.indexName(),
                node.conditions(),
                node.keys(),
                null,
                node.startupCost(),
                node.totalCost(),
                node.rows());
    }
}

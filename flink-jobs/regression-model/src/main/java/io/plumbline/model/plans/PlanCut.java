package io.plumbline.model.plans;

import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds what is stored and published of a plan; what is judged is the whole of it.
 *
 * <p>Laws: kept are the first nodes in pre-order, so that every kept node's parent is kept, and the first relations; at
 * most {@code maxNodes} of each, and at most {@value PlanSize#MOST_NODE_BYTES} bytes of nodes and {@value
 * PlanSize#MOST_RELATION_BYTES} of relations as they are written. The root is always kept, without its texts where they
 * alone are more. A plan that was cut is marked truncated; one that fits is returned as it is, so that cutting twice is
 * cutting once. A record of two plans and a statement's text thereby stays under 1 MiB, Kafka's default. Costs a look at
 * every text.
 *
 * @param maxNodes 1 to 10,000
 */
public record PlanCut(int maxNodes) {

    /** Most that is kept of a plan's nodes, KiB. */
    public static final int MOST_NODE_KIB = 192;

    /** What is stored and published of {@code sighting}. */
    public PlanSighting cut(PlanSighting sighting) {
        List<PlanNode> nodes = nodes(sighting.plan().nodes());
        List<RelationSize> relations = relations(sighting.relations());
        if (nodes.equals(sighting.plan().nodes())
                && relations.size() == sighting.relations().size()) {
            return sighting;
        }
        return new PlanSighting(
                new CanonicalPlan(
                        sighting.plan().fingerprintVersion(), sighting.plan().planHash(), nodes),
                sighting.kind(),
                sighting.cost(),
                relations,
                sighting.settings(),
                true,
                sighting.explainedAt());
    }

    private List<PlanNode> nodes(List<PlanNode> all) {
        List<PlanNode> fitting = new ArrayList<>();
        long bytes = 0;
        for (PlanNode node : all) {
            bytes += PlanSize.of(node);
            if (fitting.size() == maxNodes || bytes > PlanSize.MOST_NODE_BYTES) {
                break;
            }
            fitting.add(node);
        }
        if (fitting.isEmpty() && !all.isEmpty()) {
            fitting.add(withoutTexts(all.get(0)));
        }
        int kept = fitting.size();
        if (kept < all.size()) {
            fitting.replaceAll(
                    node -> node.refersTo() != null && node.refersTo() >= kept ? withoutReference(node) : node);
        }
        return fitting;
    }

    private List<RelationSize> relations(List<RelationSize> all) {
        return first(all, maxNodes);
    }

    /** The first relations, at most so many and at most {@value PlanSize#MOST_RELATION_BYTES} bytes. */
    static List<RelationSize> first(List<RelationSize> all, int most) {
        int kept = 0;
        long bytes = 0;
        for (RelationSize relation : all) {
            bytes += PlanSize.of(relation);
            if (kept == most || bytes > PlanSize.MOST_RELATION_BYTES) {
                break;
            }
            kept++;
        }
        return all.subList(0, kept);
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

    private static PlanNode withoutTexts(PlanNode node) {
        return new PlanNode(
                node.parent(),
                node.role(),
                node.operator(),
                node.joinType(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                node.refersTo(),
                node.startupCost(),
                node.totalCost(),
                node.rows());
    }
}

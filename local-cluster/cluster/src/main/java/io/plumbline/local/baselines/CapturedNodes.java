package io.plumbline.local.baselines;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators of a plan on the wire, as plan-capture has them. */
public final class CapturedNodes {

    private CapturedNodes() {}

    /** Throws {@link IllegalArgumentException} for an operator, role or join type that this version does not know. */
    public static List<PlanNode> of(CapturedPlan plan) {
        return plan.getNodes().stream().map(CapturedNodes::node).toList();
    }

    private static PlanNode node(io.plumbline.avro.v1.PlanNode node) {
        return new PlanNode(
                node.getParent(),
                NodeRole.valueOf(node.getRole()),
                Operator.valueOf(node.getOperator()),
                node.getJoinType() == null ? null : JoinType.valueOf(node.getJoinType()),
                node.getRelation(),
                index(node),
                node.getIndexName(),
                node.getConditions(),
                node.getKeys(),
                node.getRefersTo(),
                node.getStartupCost(),
                node.getTotalCost(),
                node.getRows());
    }

    private static @Nullable IndexKey index(io.plumbline.avro.v1.PlanNode node) {
        boolean hasIndex = node.getIndexName() != null
                || node.getIndexMethod() != null
                || !node.getIndexKeys().isEmpty();
        return hasIndex
                ? new IndexKey(
                        node.getRelation() == null ? "" : node.getRelation(),
                        node.getIndexMethod(),
                        node.getIndexKeys(),
                        node.getIndexPredicate())
                : null;
    }
}

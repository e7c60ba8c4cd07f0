package io.plumbline.job.ingest;

import static io.plumbline.job.ingest.Checks.require;
import static io.plumbline.job.ingest.Checks.requireAmount;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a plan on the wire into the model's, or refuses it. */
final class PlanMapper {

    private static final int PLAN_HASH_DIGITS = 64;

    private final int maxNodes;
    private final CompositeWeights weights;

    PlanMapper(int maxNodes, CompositeWeights weights) {
        this.maxNodes = maxNodes;
        this.weights = weights;
    }

    PlanSighting toSighting(CapturedPlan plan) throws RejectedException {
        Checks.requireHex("plan_hash", plan.getPlanHash(), PLAN_HASH_DIGITS);
        List<io.plumbline.avro.v1.PlanNode> wireNodes = plan.getNodes();
        require(
                wireNodes.size() <= maxNodes,
                RejectionReason.OVERSIZE_PLAN,
                () -> "a plan must have at most " + maxNodes + " nodes, had " + wireNodes.size());
        List<PlanNode> nodes = new ArrayList<>(wireNodes.size());
        for (io.plumbline.avro.v1.PlanNode node : wireNodes) {
            nodes.add(toNode(nodes.size(), node));
        }
        return new PlanSighting(
                new CanonicalPlan(plan.getFingerprintVersion(), plan.getPlanHash(), nodes),
                Checks.symbol(PlanKind.class, "plan_kind", plan.getPlanKind()),
                toCost(plan.getCost()),
                toSizes(plan.getRelations()),
                plan.getSettings(),
                plan.getTruncated(),
                plan.getExplainedAt());
    }

    private static PlanNode toNode(int position, io.plumbline.avro.v1.PlanNode node) throws RejectedException {
        int parent = node.getParent();
        require(
                position == 0 ? parent == -1 : parent >= 0 && parent < position,
                RejectionReason.MALFORMED_PLAN,
                () -> "parent of node %d must be an earlier node, -1 at the root only, was %d"
                        .formatted(position, parent));
        requireAmount("startup_cost", node.getStartupCost());
        requireAmount("total_cost", node.getTotalCost());
        requireAmount("rows", node.getRows());
        return new PlanNode(
                parent,
                Checks.symbol(NodeRole.class, "role", node.getRole()),
                Checks.symbol(Operator.class, "operator", node.getOperator()),
                Checks.symbolOrNull(JoinType.class, "join_type", node.getJoinType()),
                node.getRelation(),
                toIndex(node),
                node.getIndexName(),
                node.getConditions(),
                node.getKeys(),
                node.getRefersTo(),
                node.getStartupCost(),
                node.getTotalCost(),
                node.getRows());
    }

    private static @Nullable IndexKey toIndex(io.plumbline.avro.v1.PlanNode node) {
        boolean hasIndex = node.getIndexName() != null
                || node.getIndexMethod() != null
                || !node.getIndexKeys().isEmpty();
        // a bitmap index scan names its index but not always the relation
        return hasIndex
                ? new IndexKey(
                        node.getRelation() == null ? "" : node.getRelation(),
                        node.getIndexMethod(),
                        node.getIndexKeys(),
                        node.getIndexPredicate())
                : null;
    }

    private CostVector toCost(io.plumbline.avro.v1.CostVector cost) throws RejectedException {
        requireAmount("cost.startup_cost", cost.getStartupCost());
        requireAmount("cost.total_cost", cost.getTotalCost());
        requireAmount("cost.rows_out", cost.getRowsOut());
        requireAmount("cost.rows_examined", cost.getRowsExamined());
        requireAmount("cost.selectivity", cost.getSelectivity());
        requireAmount("cost.join_multiplier", cost.getJoinMultiplier());
        requireAmount("cost.composite_index", cost.getCompositeIndex());
        CostVector vector = new CostVector(
                cost.getStartupCost(),
                cost.getTotalCost(),
                cost.getRowsOut(),
                cost.getRowsExamined(),
                cost.getSelectivity(),
                cost.getJoinMultiplier(),
                cost.getCompositeIndex());
        return weights.equals(CompositeWeights.DEFAULT) ? vector : vector.weightedBy(weights);
    }

    private static List<RelationSize> toSizes(List<PlanRelation> relations) throws RejectedException {
        List<RelationSize> sizes = new ArrayList<>(relations.size());
        for (PlanRelation relation : relations) {
            Checks.requireRowEstimate("relations.estimated_rows", relation.getEstimatedRows());
            requireAmount("relations.bytes", relation.getBytes());
            requireAmount("relations.modified_since_analyze", relation.getModifiedSinceAnalyze());
            sizes.add(new RelationSize(
                    new RelationName(relation.getSchema$(), relation.getName()),
                    relation.getEstimatedRows(),
                    relation.getBytes(),
                    relation.getModifiedSinceAnalyze(),
                    relation.getLastAnalyzeAt()));
        }
        return sizes;
    }
}

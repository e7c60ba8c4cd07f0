package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the canonical tree while it is being folded; afterwards it becomes a {@link PlanNode}. */
final class CanonicalNode {

    NodeRole role = NodeRole.ROOT;
    Operator operator = Operator.OTHER;

    @Nullable
    JoinType joinType;

    @Nullable
    String relation;

    @Nullable
    IndexKey index;

    @Nullable
    String indexName;

    List<String> conditions = List.of();
    List<String> keys = List.of();

    @Nullable
    String definesCte;

    @Nullable
    String readsCte;

    double startupCost;
    double totalCost;
    double rows;

    /** Half of an aggregate, the workers' half. */
    boolean partialAggregate;

    /** Whether it or an input below reads a partition. */
    boolean readsPartition;

    /** Digest of it and its inputs, computed only where an Append may compare it. */
    String shape = "";

    List<CanonicalNode> children = new ArrayList<>(2);

    /** The first child that feeds rows, or null. */
    @Nullable
    CanonicalNode input() {
        for (CanonicalNode child : children) {
            if (EngineNode.isInput(child.role)) {
                return child;
            }
        }
        return null;
    }

    /** Stands where the other one stood: its role, estimates and the subplans attached to it. */
    CanonicalNode inPlaceOf(CanonicalNode other) {
        role = other.role;
        definesCte = other.definesCte;
        startupCost = other.startupCost;
        totalCost = other.totalCost;
        rows = other.rows;
        adoptAttached(other);
        return this;
    }

    /** Takes over the subplans, init plans and CTEs of a node that is folded away. */
    void adoptAttached(CanonicalNode other) {
        List<CanonicalNode> adopted = new ArrayList<>(children.size());
        for (CanonicalNode child : other.children) {
            if (child != this && !EngineNode.isInput(child.role)) {
                adopted.add(child);
            }
        }
        if (!adopted.isEmpty()) {
            adopted.addAll(children);
            children = adopted;
        }
    }

    void computeShape() {
        List<String> parts = new ArrayList<>(keys);
        for (CanonicalNode child : children) {
            // a subplan is printed under the first partition only
            if (EngineNode.isInput(child.role)) {
                parts.add(child.shape);
            }
        }
        shape = PlanFingerprint.hash(List.of(listed(-1, null, parts)));
    }

    PlanNode listed(int parent, @Nullable Integer refersTo, List<String> listedKeys) {
        return new PlanNode(
                parent,
                role,
                operator,
                joinType,
                relation,
                index,
                indexName,
                conditions,
                listedKeys,
                refersTo,
                startupCost,
                totalCost,
                rows);
    }
}

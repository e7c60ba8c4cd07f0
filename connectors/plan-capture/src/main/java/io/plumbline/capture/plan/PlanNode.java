package io.plumbline.capture.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a canonical plan.
 *
 * <p>The strategy, which the fingerprint covers: parent, role, operator, join type, relation, index, conditions, keys
 * and the node referred to. What is only informative: the index's name, costs and rows.
 *
 * @param parent index of the parent in the plan's list, -1 at the root
 * @param relation relation read or written, {@code schema.table}, partitions folded to the topmost parent
 * @param indexName name of the index, for people; never hashed
 * @param conditions each {@code Kind: expression}, literals {@code ?}, canonical order
 * @param keys sort, group or hash keys in order
 * @param refersTo index of the shared node (CTE or subplan) this node reads, or null
 * @param startupCost page-read equivalents
 * @param totalCost page-read equivalents, all below included
 * @param rows estimated rows per loop
 */
public record PlanNode(
        int parent,
        NodeRole role,
        Operator operator,
        @Nullable JoinType joinType,
        @Nullable String relation,
        @Nullable IndexKey index,
        @Nullable String indexName,
        List<String> conditions,
        List<String> keys,
        @Nullable Integer refersTo,
        double startupCost,
        double totalCost,
        double rows) {

    public PlanNode {
        conditions = List.copyOf(conditions);
        keys = List.copyOf(keys);
    }
}

package io.plumbline.records;

import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import java.util.List;

/** Parts of a plan as records of the wire. Closed sets travel by their names. */
public final class PlanRecords {

    private PlanRecords() {}

    /** One node; its index goes into fields of its own. */
    public static PlanNode node(io.plumbline.capture.plan.PlanNode node) {
        IndexKey index = node.index();
        JoinType joinType = node.joinType();
        return PlanNode.newBuilder()
                .setParent(node.parent())
                .setRole(node.role().name())
                .setOperator(node.operator().name())
                .setJoinType(joinType == null ? null : joinType.name())
                .setRelation(node.relation())
                .setIndexName(node.indexName())
                .setIndexMethod(index == null ? null : index.method())
                .setIndexKeys(index == null ? List.of() : index.keys())
                .setIndexPredicate(index == null ? null : index.predicate())
                .setConditions(node.conditions())
                .setKeys(node.keys())
                .setRefersTo(node.refersTo())
                .setStartupCost(node.startupCost())
                .setTotalCost(node.totalCost())
                .setRows(node.rows())
                .build();
    }

    /** The cost of a whole plan. */
    public static CostVector cost(io.plumbline.capture.cost.CostVector cost) {
        return CostVector.newBuilder()
                .setStartupCost(cost.startupCost())
                .setTotalCost(cost.totalCost())
                .setRowsOut(cost.rowsOut())
                .setRowsExamined(cost.rowsExamined())
                .setSelectivity(cost.selectivity())
                .setJoinMultiplier(cost.joinMultiplier())
                .setCompositeIndex(cost.compositeIndex())
                .build();
    }
}

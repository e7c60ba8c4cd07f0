package io.plumbline.records;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.PlanKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans and their parts as records of the wire. Closed sets travel by their names. */
public final class PlanRecords {

    /** Settings that say how we asked, not how the server plans. */
    private static final List<String> OURS = List.of("search_path", "plan_cache_mode", "enable_partition_pruning");

    private PlanRecords() {}

    /** A plan whole, with every node; {@code catalog} knows the relations, or null for one it does not. */
    public static CapturedPlan captured(
            ReadPlan read, PlanKind kind, Instant explainedAt, Function<RelationName, @Nullable Relation> catalog) {
        Map<String, String> settings = new HashMap<>(read.settings());
        settings.keySet().removeAll(OURS);
        return CapturedPlan.newBuilder()
                .setPlanHash(read.plan().planHash())
                .setFingerprintVersion(read.plan().fingerprintVersion())
                .setPlanKind(kind.name())
                .setNodes(read.plan().nodes().stream().map(PlanRecords::node).toList())
                .setCost(cost(read.cost()))
                .setRelations(relations(read.relations(), catalog))
                .setSettings(settings)
                .setTruncated(false)
                .setExplainedAt(explainedAt)
                .build();
    }

    private static List<PlanRelation> relations(
            List<RelationName> names, Function<RelationName, @Nullable Relation> catalog) {
        List<PlanRelation> relations = new ArrayList<>();
        for (RelationName name : names) {
            Relation known = catalog.apply(name);
            if (known != null) {
                relations.add(new PlanRelation(
                        name.schema(),
                        name.table(),
                        known.estimatedRows(),
                        known.bytes(),
                        known.modifiedSinceAnalyze(),
                        known.lastAnalyzeAt()));
            }
        }
        return relations;
    }

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

package io.plumbline.pollers.postgres;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.postgres.ReadPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.PlanKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans as records of the wire, kept below a size. */
final class PlanMapper {

    /** Settings that say how we asked, not how the server plans. */
    private static final List<String> OURS = List.of("search_path", "plan_cache_mode", "enable_partition_pruning");

    private final int mostDetailedNodes;

    PlanMapper(int mostDetailedNodes) {
        this.mostDetailedNodes = mostDetailedNodes;
    }

    CapturedPlan map(PlanOutcome.Planned planned, Catalog catalog) {
        ReadPlan read = planned.read();
        List<PlanNode> nodes =
                read.plan().nodes().stream().map(PlanMapper::node).toList();
        List<PlanNode> kept = PlanSize.cut(nodes, mostDetailedNodes);
        Map<String, String> settings = new HashMap<>(read.settings());
        settings.keySet().removeAll(OURS);
        return CapturedPlan.newBuilder()
                .setPlanHash(read.plan().planHash())
                .setFingerprintVersion(read.plan().fingerprintVersion())
                .setPlanKind(PlanKind.GENERIC.name())
                .setNodes(kept)
                .setCost(cost(read.cost()))
                .setRelations(relations(read.relations(), catalog))
                .setSettings(settings)
                .setTruncated(!kept.equals(nodes))
                .setExplainedAt(planned.explainedAt())
                .build();
    }

    private static PlanNode node(io.plumbline.capture.plan.PlanNode node) {
        IndexKey index = node.index();
        return PlanNode.newBuilder()
                .setParent(node.parent())
                .setRole(node.role().name())
                .setOperator(node.operator().name())
                .setJoinType(node.joinType() == null ? null : node.joinType().name())
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

    private static CostVector cost(io.plumbline.capture.cost.CostVector cost) {
        return new CostVector(
                cost.startupCost(),
                cost.totalCost(),
                cost.rowsOut(),
                cost.rowsExamined(),
                cost.selectivity(),
                cost.joinMultiplier(),
                cost.compositeIndex());
    }

    private static List<PlanRelation> relations(List<RelationName> names, Catalog catalog) {
        List<PlanRelation> relations = new ArrayList<>();
        for (RelationName name : names) {
            Relation known = catalog.relation(name);
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
}

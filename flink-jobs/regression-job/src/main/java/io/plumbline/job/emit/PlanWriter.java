package io.plumbline.job.emit;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model's plan in Avro. */
final class PlanWriter {

    private PlanWriter() {}

    static @Nullable CapturedPlan toAvroOrNull(@Nullable PlanSighting sighting) {
        return sighting == null ? null : toAvro(sighting);
    }

    static CapturedPlan toAvro(PlanSighting sighting) {
        return CapturedPlan.newBuilder()
                .setPlanHash(sighting.plan().planHash())
                .setFingerprintVersion(sighting.plan().fingerprintVersion())
                .setPlanKind(sighting.kind().name())
                .setNodes(sighting.plan().nodes().stream().map(PlanWriter::node).toList())
                .setCost(cost(sighting.cost()))
                .setRelations(
                        sighting.relations().stream().map(PlanWriter::relation).toList())
                .setSettings(sighting.settings())
                .setTruncated(sighting.truncated())
                .setExplainedAt(sighting.explainedAt())
                .build();
    }

    private static PlanNode node(io.plumbline.capture.plan.PlanNode node) {
        IndexKey index = node.index();
        return PlanNode.newBuilder()
                .setParent(node.parent())
                .setRole(node.role().name())
                .setOperator(node.operator().name())
                .setJoinType(Names.orNull(node.joinType()))
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

    private static PlanRelation relation(RelationSize size) {
        return PlanRelation.newBuilder()
                .setSchema$(size.name().schema())
                .setName(size.name().table())
                .setEstimatedRows(size.estimatedRows())
                .setBytes(size.bytes())
                .setModifiedSinceAnalyze(size.modifiedSinceAnalyze())
                .setLastAnalyzeAt(size.lastAnalyzeAt())
                .build();
    }
}

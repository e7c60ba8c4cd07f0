package io.plumbline.pollers.records;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.records.PlanRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans as records of the wire, kept below a size. */
final class PlanMapper {

    /** Settings that say how we asked, not how the server plans. */
    private static final List<String> OURS = List.of("search_path", "plan_cache_mode", "enable_partition_pruning");

    private final int mostDetailedNodes;

    PlanMapper(int mostDetailedNodes) {
        this.mostDetailedNodes = mostDetailedNodes;
    }

    CapturedPlan map(PlanOutcome.Planned planned, Function<RelationName, @Nullable Relation> catalog) {
        ReadPlan read = planned.read();
        List<PlanNode> nodes =
                read.plan().nodes().stream().map(PlanRecords::node).toList();
        List<PlanNode> kept = PlanSize.cut(nodes, mostDetailedNodes);
        Map<String, String> settings = new HashMap<>(read.settings());
        settings.keySet().removeAll(OURS);
        return CapturedPlan.newBuilder()
                .setPlanHash(read.plan().planHash())
                .setFingerprintVersion(read.plan().fingerprintVersion())
                .setPlanKind(planned.kind().name())
                .setNodes(kept)
                .setCost(PlanRecords.cost(read.cost()))
                .setRelations(relations(read.relations(), catalog))
                .setSettings(settings)
                .setTruncated(!kept.equals(nodes))
                .setExplainedAt(planned.explainedAt())
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
}

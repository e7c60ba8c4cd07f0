package io.plumbline.job.emit;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.records.PlanRecords;
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
                .setNodes(
                        sighting.plan().nodes().stream().map(PlanRecords::node).toList())
                .setCost(PlanRecords.cost(sighting.cost()))
                .setRelations(
                        sighting.relations().stream().map(PlanWriter::relation).toList())
                .setSettings(sighting.settings())
                .setTruncated(sighting.truncated())
                .setExplainedAt(sighting.explainedAt())
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

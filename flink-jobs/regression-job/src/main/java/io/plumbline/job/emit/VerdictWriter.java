package io.plumbline.job.emit;

import io.plumbline.avro.v1.Cause;
import io.plumbline.avro.v1.ChangePoint;
import io.plumbline.avro.v1.DdlReference;
import io.plumbline.avro.v1.Drift;
import io.plumbline.avro.v1.Evidence;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.work.TimeShift;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model's verdict in Avro, keyed by statement. */
public final class VerdictWriter {

    private VerdictWriter() {}

    public static Outbound write(io.plumbline.model.verdicts.Verdict verdict) {
        return new Outbound(verdict.key().encode(), AvroBytes.write(toAvro(verdict)));
    }

    private static Verdict toAvro(io.plumbline.model.verdicts.Verdict verdict) {
        return Verdict.newBuilder()
                .setVerdictId(verdict.verdictId())
                .setCluster(verdict.key().cluster())
                .setInstance(verdict.instance())
                .setDatabase(verdict.key().database())
                .setNamespace(verdict.key().namespace())
                .setSqlHash(verdict.key().sqlHash())
                .setEngine(verdict.engine())
                .setSqlText(verdict.sqlText())
                .setLevel(Names.same(VerdictLevel.class, verdict.level()))
                .setPreviousLevel(Names.same(VerdictLevel.class, verdict.previousLevel()))
                .setCause(Names.same(Cause.class, verdict.cause()))
                .setDrift(Names.same(Drift.class, verdict.drift()))
                .setDdl(ddl(verdict.ddl()))
                .setSummary(verdict.summary())
                .setEvidence(
                        verdict.evidence().stream().map(VerdictWriter::evidence).toList())
                .setCoefficients(coefficients(verdict))
                .setPlan(PlanWriter.toAvroOrNull(verdict.plan()))
                .setBaselinePlan(PlanWriter.toAvroOrNull(verdict.baselinePlan()))
                .setBaselineStatistics(BaselineWriter.statisticsOrNull(verdict.baselineStatistics()))
                .setBaselineFirstSeenAt(verdict.baselineFirstSeenAt())
                .setThresholds(ThresholdWriter.toAvro(verdict.thresholds()))
                .setFlaps(verdict.flaps())
                .setChangePoint(changePoint(verdict.timeShift()))
                .setImpactSeconds(verdict.timeShift() == null ? null : verdict.impactSeconds())
                .setSuppressed(verdict.suppressedBy() != null)
                .setSuppressedBy(verdict.suppressedBy())
                .setObservationId(verdict.observationId())
                .setFirstSeenAt(verdict.firstSeenAt())
                .setObservedAt(verdict.observedAt())
                .build();
    }

    private static Map<String, Double> coefficients(io.plumbline.model.verdicts.Verdict verdict) {
        Map<String, Double> all = new HashMap<>(verdict.coefficients());
        for (Threshold threshold : verdict.thresholds()) {
            all.put("threshold." + threshold.parameter().qualifiedName(), threshold.value());
        }
        return all;
    }

    private static @Nullable DdlReference ddl(@Nullable DdlEvent event) {
        return event == null
                ? null
                : DdlReference.newBuilder()
                        .setCommandTag(event.commandTag())
                        .setObjectIdentity(event.objectIdentity())
                        .setRelation(event.relation())
                        .setExecutedAt(event.executedAt())
                        .build();
    }

    private static @Nullable ChangePoint changePoint(@Nullable TimeShift shift) {
        return shift == null
                ? null
                : ChangePoint.newBuilder()
                        .setAt(shift.at())
                        .setConfirmedAt(shift.confirmedAt())
                        .setShape(Names.same(Drift.class, shift.shape()))
                        .setBeforeMicros(shift.beforeMicros())
                        .setAfterMicros(shift.afterMicros())
                        .setProbability(shift.probability())
                        .build();
    }

    private static Evidence evidence(io.plumbline.model.rules.Evidence evidence) {
        return Evidence.newBuilder()
                .setRule(evidence.rule().name())
                .setLevel(Names.same(VerdictLevel.class, evidence.level()))
                .setObserved(evidence.observed())
                .setReference(evidence.reference())
                .setRatio(evidence.ratio())
                .setThreshold(evidence.threshold())
                .setThresholdSource(evidence.thresholdSource().name())
                .setRelation(evidence.relation())
                .setIndexName(evidence.indexName())
                .setDetail(evidence.detail())
                .build();
    }
}

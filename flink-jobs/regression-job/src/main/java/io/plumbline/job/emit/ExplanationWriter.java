package io.plumbline.job.emit;

import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.HeldBack;
import io.plumbline.avro.v1.HeldBackReason;
import io.plumbline.avro.v1.RuleOutcome;
import io.plumbline.avro.v1.RuleTrial;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.model.rules.Finding;
import org.jspecify.annotations.Nullable;

/** The model's explanation in Avro, keyed by statement and instance. */
public final class ExplanationWriter {

    private ExplanationWriter() {}

    public static Outbound write(io.plumbline.model.explain.Explanation explanation) {
        return new Outbound(explanation.key().encodeWith(explanation.instance()), AvroBytes.write(toAvro(explanation)));
    }

    private static Explanation toAvro(io.plumbline.model.explain.Explanation explanation) {
        return Explanation.newBuilder()
                .setCluster(explanation.key().cluster())
                .setInstance(explanation.instance())
                .setDatabase(explanation.key().database())
                .setNamespace(explanation.key().namespace())
                .setSqlHash(explanation.key().sqlHash())
                .setEngine(explanation.engine())
                .setSqlText(explanation.sqlText())
                .setObservationId(explanation.observationId())
                .setObservedAt(explanation.observedAt())
                .setPlanHash(explanation.planHash())
                .setBaselinePlanHash(explanation.baselinePlanHash())
                .setBaselineSamples(explanation.baselineSamples())
                .setObservedLevel(Names.same(VerdictLevel.class, explanation.observedLevel()))
                .setLevel(Names.same(VerdictLevel.class, explanation.level()))
                .setAnnouncedLevel(Names.same(VerdictLevel.class, explanation.announcedLevel()))
                .setRules(explanation.trials().stream()
                        .map(ExplanationWriter::trial)
                        .toList())
                .setHeldBack(explanation.heldBack().stream()
                        .map(ExplanationWriter::heldBack)
                        .toList())
                .setFlaps(explanation.flaps())
                .setSuppressedBy(explanation.suppressedBy())
                .setSummary(explanation.summary())
                .build();
    }

    private static RuleTrial trial(io.plumbline.model.explain.RuleTrial trial) {
        Finding finding = trial.finding();
        return RuleTrial.newBuilder()
                .setRule(finding.rule().name())
                .setOutcome(Names.same(RuleOutcome.class, finding.outcome()))
                .setLevel(
                        finding.hasFired()
                                ? Names.same(
                                        VerdictLevel.class,
                                        finding.evidence().get(0).level())
                                : null)
                .setObserved(orNull(finding.observed()))
                .setReference(orNull(finding.reference()))
                .setRatio(orNull(finding.ratio()))
                .setThresholds(ThresholdWriter.toAvro(trial.thresholds()))
                .setDetail(finding.detail())
                .build();
    }

    private static HeldBack heldBack(io.plumbline.model.explain.HeldBack heldBack) {
        return HeldBack.newBuilder()
                .setReason(Names.same(HeldBackReason.class, heldBack.reason()))
                .setHave(heldBack.have())
                .setNeed(heldBack.need())
                .setUntil(heldBack.until())
                .setDetail(heldBack.detail())
                .build();
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}

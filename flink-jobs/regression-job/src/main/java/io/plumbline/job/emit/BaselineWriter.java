package io.plumbline.job.emit;

import io.plumbline.avro.v1.BaselineStatistics;
import io.plumbline.avro.v1.EvolutionOutcome;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanEvolution;
import io.plumbline.avro.v1.PlanScope;
import io.plumbline.avro.v1.PlanSource;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.model.plans.BaselineKey;
import io.plumbline.model.plans.Evolution;
import io.plumbline.model.stats.Distribution;
import org.jspecify.annotations.Nullable;

/** The model's baseline in Avro, under its own key; a tombstone when it is retired. */
public final class BaselineWriter {

    private BaselineWriter() {}

    public static Outbound write(io.plumbline.model.plans.PlanBaseline baseline) {
        return new Outbound(baseline.name().encode(), AvroBytes.write(toAvro(baseline)));
    }

    /** The record that deletes a baseline. */
    public static Outbound tombstone(BaselineKey key) {
        return new Outbound(key.encode(), null);
    }

    static @Nullable BaselineStatistics statisticsOrNull(
            io.plumbline.model.plans.@Nullable BaselineStatistics statistics) {
        return statistics == null ? null : statistics(statistics);
    }

    private static BaselineStatistics statistics(io.plumbline.model.plans.BaselineStatistics statistics) {
        BaselineStatistics.Builder builder = BaselineStatistics.newBuilder()
                .setSamples(statistics.samples())
                .setCostP50(statistics.costP50())
                .setCostP90(statistics.costP90())
                .setCostP99(statistics.costP99())
                .setCostMean(statistics.costMean())
                .setCostStandardDeviation(statistics.costStandardDeviation())
                .setRowsP50(statistics.rowsP50())
                .setTimePerCallP50Micros(statistics.timePerCallMicros().p50())
                .setTimePerCallP90Micros(statistics.timePerCallMicros().p90());
        setRows(builder, statistics.rowsOut());
        setRowsExamined(builder, statistics.rowsExamined());
        setTime(builder, statistics.timePerCallMicros());
        return builder.build();
    }

    private static void setRows(BaselineStatistics.Builder builder, Distribution rows) {
        builder.setRowsP90(rows.p90())
                .setRowsP99(rows.p99())
                .setRowsMean(rows.mean())
                .setRowsStandardDeviation(rows.standardDeviation());
    }

    private static void setRowsExamined(BaselineStatistics.Builder builder, Distribution rows) {
        builder.setRowsExaminedP50(rows.p50())
                .setRowsExaminedP90(rows.p90())
                .setRowsExaminedP99(rows.p99())
                .setRowsExaminedMean(rows.mean())
                .setRowsExaminedStandardDeviation(rows.standardDeviation());
    }

    private static void setTime(BaselineStatistics.Builder builder, Distribution time) {
        builder.setCalls(time.count())
                .setTimePerCallP99Micros(time.p99())
                .setTimePerCallMeanMicros(time.mean())
                .setTimePerCallStandardDeviationMicros(time.standardDeviation());
    }

    private static @Nullable PlanEvolution evolutionOrNull(@Nullable Evolution evolution) {
        return evolution == null
                ? null
                : PlanEvolution.newBuilder()
                        .setOutcome(Names.same(EvolutionOutcome.class, evolution.outcome()))
                        .setAt(evolution.at())
                        .setIntervals(evolution.now().intervals())
                        .setCalls(evolution.now().calls())
                        .setTimePerCallMeanMicros(evolution.now().meanMicros())
                        .setReferencePlanHash(evolution.referencePlanHash())
                        .setReferenceIntervals(evolution.reference().intervals())
                        .setReferenceCalls(evolution.reference().calls())
                        .setReferenceTimePerCallMeanMicros(evolution.reference().meanMicros())
                        .build();
    }

    private static PlanBaseline toAvro(io.plumbline.model.plans.PlanBaseline baseline) {
        return PlanBaseline.newBuilder()
                .setCluster(baseline.key().cluster())
                .setDatabase(baseline.key().database())
                .setNamespace(baseline.key().namespace())
                .setSqlHash(baseline.key().sqlHash())
                .setInstance(baseline.instance())
                .setEngine(baseline.engine())
                .setSqlText(baseline.sqlText())
                .setPlan(PlanWriter.toAvro(baseline.plan()))
                .setStatus(Names.same(PlanStatus.class, baseline.status()))
                .setEnabled(baseline.enabled())
                .setSource(Names.same(PlanSource.class, baseline.source()))
                .setScope(Names.same(PlanScope.class, baseline.scope()))
                .setStatistics(statistics(baseline.statistics()))
                .setFirstSeenAt(baseline.firstSeenAt())
                .setLastSeenAt(baseline.lastSeenAt())
                .setUpdatedAt(baseline.updatedAt())
                .setDecisionId(baseline.decisionId())
                .setEvolution(evolutionOrNull(baseline.evolution()))
                .setHints(baseline.hints().text())
                .setNoHintsReason(baseline.hints().obstacles())
                .setUsageCount(baseline.calls())
                .build();
    }
}

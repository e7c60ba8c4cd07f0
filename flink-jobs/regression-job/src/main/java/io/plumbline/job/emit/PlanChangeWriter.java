package io.plumbline.job.emit;

import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanChangeKind;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.job.ingest.AvroBytes;

/** The model's plan change in Avro, keyed by statement. */
public final class PlanChangeWriter {

    private PlanChangeWriter() {}

    public static Outbound write(io.plumbline.model.plans.PlanChange change) {
        PlanChange record = PlanChange.newBuilder()
                .setChangeId(change.changeId())
                .setCluster(change.key().cluster())
                .setInstance(change.instance())
                .setDatabase(change.key().database())
                .setNamespace(change.key().namespace())
                .setSqlHash(change.key().sqlHash())
                .setKind(Names.same(PlanChangeKind.class, change.kind()))
                .setPlan(PlanWriter.toAvro(change.plan()))
                .setStatus(Names.same(PlanStatus.class, change.status()))
                .setPreviousPlanHash(change.previousPlanHash())
                .setObservedAt(change.observedAt())
                .setEngine(change.engine())
                .setSqlText(change.sqlText())
                .build();
        return new Outbound(change.key().encode(), AvroBytes.write(record));
    }
}

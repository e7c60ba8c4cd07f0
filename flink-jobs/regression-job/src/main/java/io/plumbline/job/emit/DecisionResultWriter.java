package io.plumbline.job.emit;

import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionAnswer;

/** The model's answer to a decision in Avro, keyed by statement. */
public final class DecisionResultWriter {

    private DecisionResultWriter() {}

    public static Outbound write(DecisionAnswer answer) {
        Decision decision = answer.decision();
        StatementKey key = decision.key();
        DecisionResult record = DecisionResult.newBuilder()
                .setDecisionId(decision.decisionId())
                .setCluster(key.cluster())
                .setDatabase(key.database())
                .setNamespace(key.namespace())
                .setSqlHash(key.sqlHash())
                .setPlanHash(decision.planHash())
                .setOutcome(Names.same(DecisionOutcome.class, answer.outcome()))
                .setDetail(answer.detail())
                .setStatus(answer.status() == null ? null : Names.same(PlanStatus.class, answer.status()))
                .setEnabled(answer.enabled())
                .setDecidedAt(decision.decidedAt())
                .setAppliedAt(answer.answeredAt())
                .build();
        return new Outbound(key.encode(), AvroBytes.write(record));
    }
}

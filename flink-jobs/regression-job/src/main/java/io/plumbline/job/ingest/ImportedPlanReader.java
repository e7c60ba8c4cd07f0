package io.plumbline.job.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.records.PlainRecordException;
import io.plumbline.records.PlainRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * Reads the plan of a decision to import and makes an observation of it, which then is checked and read like any other: no
 * counters, no instance that exists, the time of the decision. A plan whose nodes do not give its hash is refused; one that
 * was cut cannot be checked. Not thread-safe.
 */
final class ImportedPlanReader {

    private static final String NOBODY = "import";

    private final JsonFields json = new JsonFields();
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObservationReader reader = new ObservationReader(Integer.MAX_VALUE);

    Change.Imported read(JsonNode row, Decision decision) throws RejectedException {
        Instant decidedAt = Instant.ofEpochMilli(decision.decidedAt().toEpochMilli());
        byte[] observation = AvroBytes.write(StatementObservation.newBuilder()
                .setObservationId(decision.decisionId().replace("-", ""))
                .setCluster(decision.key().cluster())
                .setInstance(NOBODY)
                .setDatabase(decision.key().database())
                .setNamespace(decision.key().namespace())
                .setSqlHash(decision.key().sqlHash())
                .setEngine(JsonFields.text(row, "engine"))
                .setEngineVersion("")
                .setEntryId(NOBODY)
                .setSqlText(JsonFields.text(row, "sql_text"))
                .setSqlTruncated(false)
                .setListLength(0)
                .setObservedAt(decidedAt)
                .setEpoch(new CounterEpoch(decidedAt, null, null, null))
                .setCounters(new StatementCounters(0L, 0.0, 0L, 0L, 0L, 0L))
                .setPlan(plan(row))
                .build());
        requirePlan(reader.read(observation), decision);
        return new Change.Imported(decision, observation, reader.textIsCut());
    }

    private CapturedPlan plan(JsonNode row) throws RejectedException {
        JsonNode plan = json.object("plan", JsonFields.text(row, "plan").getBytes(StandardCharsets.UTF_8));
        try {
            return PlainRecords.read(CapturedPlan.class, mapper.convertValue(plan, Map.class));
        } catch (PlainRecordException e) {
            throw new RejectedException(RejectionReason.IMPOSSIBLE_DECISION, "plan: " + e.getMessage(), e);
        }
    }

    private static void requirePlan(Sample sample, Decision decision) throws RejectedException {
        PlanSighting sighting = sample.plan();
        if (sighting == null) {
            throw new IllegalStateException("an observation that was written with a plan was read without");
        }
        CanonicalPlan plan = sighting.plan();
        require(plan.planHash().equals(decision.planHash()), "plan must be the one with the plan_hash of the decision");
        require(
                plan.fingerprintVersion() == PlanFingerprint.FINGERPRINT_VERSION,
                "fingerprint_version of an imported plan must be " + PlanFingerprint.FINGERPRINT_VERSION + ", was "
                        + plan.fingerprintVersion());
        require(!plan.nodes().isEmpty(), "plan must have a node");
        require(
                sighting.truncated() || PlanFingerprint.hash(plan.nodes()).equals(plan.planHash()),
                "plan_hash must be that of the plan's nodes");
    }

    private static void require(boolean holds, String detail) throws RejectedException {
        Checks.require(holds, RejectionReason.IMPOSSIBLE_DECISION, () -> detail);
    }
}

package io.plumbline.job.testing;

import com.fasterxml.jackson.databind.node.TextNode;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.ingest.WireFormat;
import io.plumbline.model.decisions.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kafka records as they lie on the topics. */
public final class Raw {

    /** When the records of changes were written. */
    public static final Instant CHANGES_WRITTEN = Instant.parse("2026-12-31T00:00:00Z");

    private Raw() {}

    public static RawRecord of(StatementObservation observation) {
        StatementKey key = new StatementKey(
                observation.getCluster(),
                observation.getDatabase(),
                observation.getNamespace(),
                observation.getSqlHash());
        return record(
                "plumbline.observations",
                observation.getObservedAt().toEpochMilli(),
                key.encode(),
                WireFormat.frame(FixedRegistry.OBSERVATION_ID, AvroBytes.write(observation)));
    }

    public static RawRecord of(RelationSnapshot snapshot) {
        RelationKey key = new RelationKey(
                snapshot.getCluster(), snapshot.getDatabase(), snapshot.getSchema$(), snapshot.getName());
        return record(
                "plumbline.relations",
                snapshot.getObservedAt().toEpochMilli(),
                key.encode(),
                WireFormat.frame(FixedRegistry.RELATION_ID, AvroBytes.write(snapshot)));
    }

    /** A value of Debezium's JsonConverter. */
    public static RawRecord change(String json) {
        return record(
                "plumbline.cdc.control", CHANGES_WRITTEN.toEpochMilli(), "{}", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A DDL message of the event trigger, as Debezium passes it on. */
    public static RawRecord ddl(String tag, String identity, String executedAt) {
        String content = """
                {"version":1,"command_tag":"%s","object_type":"index","schema":"public","identity":"%s",\
                "relation":null,"executed_at":"%s"}""".formatted(tag, identity, executedAt);
        String base64 = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return change("""
                {"op":"m","ts_ms":1,"source":{"db":"shop","ts_ms":1,"lsn":1},\
                "message":{"prefix":"plumbline.ddl","content":"%s"},"plumbline_cluster":"shop"}""".formatted(base64));
    }

    /** A row added to {@code spm_decision}, as Debezium passes it on: about the statement of {@link Shop}. */
    public static RawRecord decision(Decision decision) {
        return change("""
                {"op":"c","before":null,"after":{"decision_id":"%s","kind":"%s","cluster_name":"%s",\
                "database_name":"%s","namespace":"%s","instance":null,"scope":"GLOBAL","sql_hash":"%s","plan_hash":"%s",\
                "status":%s,"at":null,"sql_text":null,"hints":null,"reason":"because","decided_by":"ann",\
                "decided_from":"local","application_name":"psql","decided_at":"%s","before":null,"after":null},\
                "source":{"schema":"plumbline","table":"spm_decision"}}""".formatted(
                        decision.decisionId(),
                        decision.kind(),
                        decision.key().cluster(),
                        decision.key().database(),
                        decision.key().namespace(),
                        decision.key().sqlHash(),
                        decision.planHash(),
                        decision.status() == null ? "null" : "\"" + decision.status() + "\"",
                        decision.decidedAt()));
    }

    /** A row that imports a plan for the statement of {@link Shop}; {@code plan} in its plain form. */
    public static RawRecord importing(Decision decision, String plan) {
        String row = new String(Objects.requireNonNull(decision(decision).value()), StandardCharsets.UTF_8);
        return change(row.replace("\"sql_text\":null", "\"sql_text\":\"select * from orders where customer_id = ?\"")
                .replace(
                        "\"hints\":null",
                        "\"hints\":null,\"engine\":\"POSTGRESQL\",\"enabled\":%s,\"plan\":%s"
                                .formatted(decision.enabled(), TextNode.valueOf(plan))));
    }

    public static RawRecord record(String topic, long timestampMillis, @Nullable String key, byte @Nullable [] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new RawRecord(topic, 0, 42, timestampMillis, keyBytes, value, Map.of());
    }
}

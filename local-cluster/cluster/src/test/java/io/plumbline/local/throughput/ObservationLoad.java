package io.plumbline.local.throughput;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.local.flink.TaskManagerSize;
import io.plumbline.local.ledger.RecordBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Observations of a fleet as the pollers publish them: in each poll every statement once, 100 calls of about 1 ms more
 * than before, a join of two relations by index whose estimates move by 1 % now and then.
 */
final class ObservationLoad {

    static final Duration POLL = Duration.ofSeconds(10);

    /** Managed memory as the goals say; in the heap there is room for the clients of ten topics and their records. */
    static final TaskManagerSize TASK_MANAGER = new TaskManagerSize(1_024, 512);

    private static final int CALLS_PER_POLL = 100;
    private static final double MICROS_PER_CALL = 1_000;
    private static final double SPREAD = 0.3;

    private final String topic;
    private final int schemaId;
    private final Instant start;
    private final Random noise = new Random(7);

    ObservationLoad(String topic, int schemaId, Instant start) {
        this.topic = topic;
        this.schemaId = schemaId;
        this.start = start;
    }

    /** One statement in one poll; the record's time is the poll's. */
    ProducerRecord<String, byte[]> record(int statement, int poll) {
        return record(statement, poll, noise.nextInt(20) == 0 ? 1.01 : 1);
    }

    /** The same with the estimates of its plan multiplied. */
    ProducerRecord<String, byte[]> record(int statement, int poll, double estimate) {
        StatementObservation observation = observation(statement, poll, estimate);
        return new ProducerRecord<>(
                topic,
                null,
                observation.getObservedAt().toEpochMilli(),
                key(statement).encode(),
                RecordBytes.framed(schemaId, RecordBytes.avro(observation)));
    }

    private static StatementKey key(int statement) {
        return new StatementKey("fleet", "shop", "public", "%032x".formatted(statement));
    }

    static String observationId(int statement, int poll) {
        return "%012x%020x".formatted(statement, poll);
    }

    private StatementObservation observation(int statement, int poll, double estimate) {
        StatementKey key = key(statement);
        Instant at = start.plus(POLL.multipliedBy(poll));
        long calls = (long) CALLS_PER_POLL * (poll + 1);
        double micros =
                calls * MICROS_PER_CALL + CALLS_PER_POLL * MICROS_PER_CALL * Math.abs(noise.nextGaussian()) * SPREAD;
        return StatementObservation.newBuilder()
                .setObservationId(observationId(statement, poll))
                .setCluster(key.cluster())
                .setInstance("primary")
                .setDatabase(key.database())
                .setNamespace(key.namespace())
                .setSqlHash(key.sqlHash())
                .setEngine("POSTGRESQL")
                .setEngineVersion("18.1")
                .setEntryId("10/" + key.sqlHash() + "/true")
                .setSqlText("select o . id , o . placed_at , c . name from orders o join customers c on c . id = o ."
                        + " customer_id where o . customer_id = ? order by o . placed_at desc limit ?")
                .setSqlTruncated(false)
                .setListLength(0)
                .setObservedAt(at)
                .setEpoch(new CounterEpoch(start.minusSeconds(86_400), start.minusSeconds(3_600), null, 0L))
                .setCounters(new StatementCounters(calls, micros, calls, calls * 4, 0L, 0L))
                .setPlan(plan(at, estimate))
                .build();
    }

    private CapturedPlan plan(Instant at, double estimate) {
        return CapturedPlan.newBuilder()
                .setPlanHash("1".repeat(64))
                .setFingerprintVersion(1)
                .setPlanKind("GENERIC")
                .setNodes(List.of(
                        node(-1, "ROOT", "NESTED_LOOP_JOIN", null, null, 16.9 * estimate),
                        node(0, "OUTER", "INDEX_SCAN", "public.orders", "orders_customer_idx", 8.45 * estimate),
                        node(0, "INNER", "INDEX_SCAN", "public.customers", "customers_pkey", 8.44)))
                .setCost(new CostVector(0.5, 16.9 * estimate, 10.0 * estimate, 20.0, 0.5, 1.0, 1.0))
                .setRelations(List.of(
                        new PlanRelation("public", "orders", 200_000.0, 20_000_000L, 0L, start),
                        new PlanRelation("public", "customers", 10_000.0, 1_000_000L, 0L, start)))
                .setSettings(Map.of())
                .setTruncated(false)
                .setExplainedAt(at)
                .build();
    }

    private static PlanNode node(
            int parent, String role, String operator, @Nullable String relation, @Nullable String index, double cost) {
        return PlanNode.newBuilder()
                .setParent(parent)
                .setRole(role)
                .setOperator(operator)
                .setJoinType(relation == null ? "INNER" : null)
                .setRelation(relation)
                .setIndexName(index)
                .setIndexMethod(index == null ? null : "btree")
                .setIndexKeys(index == null ? List.of() : List.of("id"))
                .setConditions(List.of("Index Cond: id = ?"))
                .setKeys(List.of())
                .setStartupCost(0.4)
                .setTotalCost(cost)
                .setRows(10)
                .build();
    }
}

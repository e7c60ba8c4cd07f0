package io.plumbline.benchmarks.throughput;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.DecodedRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Statements polled once a minute, one after the other in an order that mixes them: 100 calls a poll of about 1 ms each,
 * one plan that reads an index.
 */
final class Fleet {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long POLL_SECONDS = 60;
    private static final long CALLS_PER_POLL = 100;
    private static final long PRIME = 2_147_483_647L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int statements;

    Fleet(int statements) {
        this.statements = statements;
    }

    /** The record at a position of the stream: poll after poll, all statements in each. */
    DecodedRecord at(long position) {
        long statement = position % statements * PRIME % statements;
        return observation(statement, position / statements);
    }

    private static DecodedRecord observation(long statement, long poll) {
        StatementKey key = new StatementKey("shop", "shop", "public", "%032x".formatted(statement));
        Instant at = START.plusSeconds(poll * POLL_SECONDS);
        long calls = CALLS_PER_POLL * (poll + 1);
        double noise = (((statement * 31 + poll) * MIX) >>> 40) / (double) (1 << 24);
        StatementObservation observation = StatementObservation.newBuilder()
                .setObservationId("%016x%016x".formatted(statement, poll))
                .setCluster(key.cluster())
                .setInstance("primary")
                .setDatabase(key.database())
                .setNamespace(key.namespace())
                .setSqlHash(key.sqlHash())
                .setEngine("POSTGRESQL")
                .setEngineVersion("18.1")
                .setEntryId("10/1/true")
                .setSqlText("select * from orders where customer_id = ?")
                .setSqlTruncated(false)
                .setListLength(0)
                .setObservedAt(at)
                .setEpoch(new CounterEpoch(START.minusSeconds(86_400), START.minusSeconds(3_600), null, 0L))
                .setCounters(new StatementCounters(calls, calls * 1_000.0 + 30_000 * noise, calls, 0L, 0L, 0L))
                .setPlan(plan(at))
                .setNoPlanReason(null)
                .build();
        return new DecodedRecord(key.encode(), AvroBytes.write(observation));
    }

    private static CapturedPlan plan(Instant at) {
        PlanNode scan = PlanNode.newBuilder()
                .setParent(-1)
                .setRole("ROOT")
                .setOperator("INDEX_SCAN")
                .setRelation("public.orders")
                .setIndexName("orders_customer_idx")
                .setIndexMethod("btree")
                .setIndexKeys(List.of("customer_id"))
                .setConditions(List.of("Index Cond: customer_id = ?"))
                .setKeys(List.of())
                .setStartupCost(0)
                .setTotalCost(8.45)
                .setRows(10)
                .build();
        return CapturedPlan.newBuilder()
                .setPlanHash("1".repeat(64))
                .setFingerprintVersion(1)
                .setPlanKind("GENERIC")
                .setNodes(List.of(scan))
                .setCost(new CostVector(0.0, 8.45, 10.0, 10.0, 1.0, 1.0, 1.0))
                .setRelations(List.of(new PlanRelation("public", "orders", 200_000.0, 20_000_000L, 0L, START)))
                .setSettings(Map.of())
                .setTruncated(false)
                .setExplainedAt(at)
                .build();
    }
}

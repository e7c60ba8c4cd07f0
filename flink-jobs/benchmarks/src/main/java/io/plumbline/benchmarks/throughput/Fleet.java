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
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Statements polled one after the other in an order that mixes them: 100 calls a poll of about 1 ms each, one plan that
 * reads an index.
 */
final class Fleet implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double COST = 8.45;
    private static final double MOVING_COST = 1_000;
    private static final long CALLS_PER_POLL = 100;
    private static final long PRIME = 2_147_483_647L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int statements;
    private final Duration poll;
    private final double costSpread;

    /** Polled once a minute; the cost stays. */
    Fleet(int statements) {
        this(statements, Duration.ofMinutes(1), 0);
    }

    private Fleet(int statements, Duration poll, double costSpread) {
        this.statements = statements;
        this.poll = poll;
        this.costSpread = costSpread;
    }

    /**
     * Costs are about 1,000 and log-normal, to two decimals as EXPLAIN prints them.
     *
     * @param costSpread standard deviation of the cost's logarithm
     */
    static Fleet withMovingCosts(int statements, Duration poll, double costSpread) {
        return new Fleet(statements, poll, costSpread);
    }

    int statements() {
        return statements;
    }

    /** The record at a position of the stream: poll after poll, all statements in each. */
    DecodedRecord at(long position) {
        return observation(statementAt(position), position / statements);
    }

    /** Whose record it is, from 0. */
    int statementAt(long position) {
        return (int) (position % statements * PRIME % statements);
    }

    private double cost(long statement, long number) {
        if (costSpread == 0) {
            return COST;
        }
        double deviation = new SplittableRandom((statement * 31 + number) * MIX).nextGaussian();
        return Math.round(MOVING_COST * Math.exp(costSpread * deviation) * 100) / 100.0;
    }

    private DecodedRecord observation(long statement, long number) {
        StatementKey key = new StatementKey("shop", "shop", "public", "%032x".formatted(statement));
        Instant at = START.plus(poll.multipliedBy(number));
        long calls = CALLS_PER_POLL * (number + 1);
        double noise = (((statement * 31 + number) * MIX) >>> 40) / (double) (1 << 24);
        StatementObservation observation = StatementObservation.newBuilder()
                .setObservationId("%016x%016x".formatted(statement, number))
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
                .setPlan(plan(at, cost(statement, number)))
                .setNoPlanReason(null)
                .build();
        return new DecodedRecord(key.encode(), AvroBytes.write(observation));
    }

    private static CapturedPlan plan(Instant at, double cost) {
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
                .setTotalCost(cost)
                .setRows(10)
                .build();
        return CapturedPlan.newBuilder()
                .setPlanHash("1".repeat(64))
                .setFingerprintVersion(1)
                .setPlanKind("GENERIC")
                .setNodes(List.of(scan))
                .setCost(new CostVector(0.0, cost, 10.0, 10.0, 1.0, 1.0, 1.0))
                .setRelations(List.of(new PlanRelation("public", "orders", 200_000.0, 20_000_000L, 0L, START)))
                .setSettings(Map.of())
                .setTruncated(false)
                .setExplainedAt(at)
                .build();
    }
}

package io.plumbline.job.testing;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.IndexDefinition;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.records.TrustedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement on a table of orders, as the pollers publish it; one poll is 10 s, 100 calls of 1 ms each. */
public final class Shop {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final StatementKey STATEMENT = new StatementKey("shop", "shop", "public", "a".repeat(32));
    public static final RelationKey ORDERS = new RelationKey("shop", "shop", "public", "orders");
    public static final IndexDefinition INDEX = new IndexDefinition(
            "orders_customer_idx",
            "btree",
            List.of("customer_id"),
            List.of(),
            null,
            "CREATE INDEX orders_customer_idx ON public.orders USING btree (customer_id)",
            false,
            false,
            true,
            true,
            true,
            4_096L);

    private static final Map<DecisionKind, PlanStatus> STATUS_OF = Map.of(
            DecisionKind.ACCEPT, PlanStatus.ACCEPTED,
            DecisionKind.UNACCEPT, PlanStatus.UNACCEPTED,
            DecisionKind.FIX, PlanStatus.FIXED,
            DecisionKind.REJECT, PlanStatus.REJECTED,
            DecisionKind.ROLLBACK, PlanStatus.FIXED,
            DecisionKind.CREATE, PlanStatus.ACCEPTED);
    private static final int POLL_SECONDS = 10;
    private static final int CALLS_PER_POLL = 100;

    private Shop() {}

    public static Instant timeOf(int poll) {
        return START.plusSeconds((long) poll * POLL_SECONDS);
    }

    /** The statement at a poll, with a plan or without. */
    public static StatementObservation.Builder observation(int poll, @Nullable CapturedPlan plan) {
        long calls = (long) CALLS_PER_POLL * (poll + 1);
        return StatementObservation.newBuilder()
                .setObservationId("%032x".formatted(poll))
                .setCluster(STATEMENT.cluster())
                .setInstance("primary")
                .setDatabase(STATEMENT.database())
                .setNamespace(STATEMENT.namespace())
                .setSqlHash(STATEMENT.sqlHash())
                .setEngine("POSTGRESQL")
                .setEngineVersion("18.1")
                .setEntryId("10/1/true")
                .setSqlText("select * from orders where customer_id = ?")
                .setSqlTruncated(false)
                .setListLength(0)
                .setObservedAt(timeOf(poll))
                .setEpoch(new CounterEpoch(START.minusSeconds(86_400), START.minusSeconds(3_600), null, 0L))
                .setCounters(new StatementCounters(calls, calls * 1_000.0, calls, 0L, 0L, 0L))
                .setPlan(plan)
                .setNoPlanReason(plan == null ? "NOT_EXPLAINED" : null);
    }

    /** Reads the index: cost 8.45. */
    public static CapturedPlan byIndex(int poll) {
        PlanNode node = node("INDEX_SCAN", 8.45)
                .setIndexName(INDEX.getName())
                .setIndexMethod("btree")
                .setIndexKeys(List.of("customer_id"))
                .build();
        return plan(poll, "1".repeat(64), node);
    }

    /** Reads the whole table: cost 4,123. */
    public static CapturedPlan byWholeTable(int poll) {
        return plan(poll, "2".repeat(64), node("SEQ_SCAN", 4_123).build());
    }

    public static CapturedPlan plan(int poll, String hash, PlanNode... nodes) {
        double cost = nodes[0].getTotalCost();
        return CapturedPlan.newBuilder()
                .setPlanHash(hash)
                .setFingerprintVersion(1)
                .setPlanKind("GENERIC")
                .setNodes(List.of(nodes))
                .setCost(new CostVector(0.0, cost, 10.0, 10.0, 1.0, 1.0, 1.0))
                .setRelations(List.of(new PlanRelation("public", "orders", 200_000.0, 20_000_000L, 0L, START)))
                .setSettings(Map.of())
                .setTruncated(false)
                .setExplainedAt(timeOf(poll))
                .build();
    }

    public static PlanNode.Builder node(String operator, double cost) {
        return PlanNode.newBuilder()
                .setParent(-1)
                .setRole("ROOT")
                .setOperator(operator)
                .setRelation("public.orders")
                .setIndexKeys(List.of())
                .setConditions(List.of("Filter: customer_id = ?"))
                .setKeys(List.of())
                .setStartupCost(0)
                .setTotalCost(cost)
                .setRows(10);
    }

    /** A decision about a plan of the statement, the {@code number}-th one. */
    public static Decision decision(int number, DecisionKind kind, CapturedPlan plan) {
        return new Decision(
                "3f0c4f3e-0000-4000-8000-%012d".formatted(number),
                kind,
                STATEMENT,
                null,
                plan.getPlanHash(),
                STATUS_OF.get(kind),
                null,
                START.plusSeconds(number));
    }

    /** The {@code number}-th decision, to import a plan for the statement. */
    public static Decision toImport(int number, CapturedPlan plan, PlanStatus status) {
        Decision other = decision(number, DecisionKind.CREATE, plan);
        return new Decision(
                other.decisionId(),
                DecisionKind.IMPORT,
                STATEMENT,
                null,
                plan.getPlanHash(),
                status,
                null,
                other.decidedAt(),
                true);
    }

    /** The same plan under the hash that its nodes give. */
    public static CapturedPlan hashed(CapturedPlan plan) {
        TrustedRecords.trust();
        return CapturedPlan.newBuilder(plan)
                .setPlanHash(PlanFingerprint.hash(plan.getNodes().stream()
                        .map(node -> new io.plumbline.capture.plan.PlanNode(
                                node.getParent(),
                                NodeRole.valueOf(node.getRole()),
                                Operator.valueOf(node.getOperator()),
                                null,
                                node.getRelation(),
                                node.getIndexMethod() == null
                                        ? null
                                        : new IndexKey(
                                                "public.orders", node.getIndexMethod(), node.getIndexKeys(), null),
                                node.getIndexName(),
                                node.getConditions(),
                                node.getKeys(),
                                null,
                                node.getStartupCost(),
                                node.getTotalCost(),
                                node.getRows()))
                        .toList()))
                .build();
    }

    /** The table as the catalogue has it at a poll. */
    public static RelationSnapshot.Builder relation(int poll, List<IndexDefinition> indexes) {
        return RelationSnapshot.newBuilder()
                .setCluster(ORDERS.cluster())
                .setInstance("primary")
                .setDatabase(ORDERS.database())
                .setSchema$(ORDERS.schema())
                .setName(ORDERS.table())
                .setKind("TABLE")
                .setEstimatedRows(200_000)
                .setBytes(20_000_000)
                .setModifiedSinceAnalyze(0)
                .setLastAnalyzeAt(START)
                .setIndexes(indexes)
                .setObservedAt(timeOf(poll));
    }
}

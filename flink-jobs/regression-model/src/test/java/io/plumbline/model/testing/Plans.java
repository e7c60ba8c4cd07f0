package io.plumbline.model.testing;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans over a table public.orders with an index on (customer_id). */
public final class Plans {

    public static final String ORDERS = "public.orders";
    public static final String INDEX = "orders_customer_idx";
    public static final IndexKey INDEX_KEY = new IndexKey(ORDERS, "btree", List.of("customer_id"), null);

    private static final Instant EXPLAINED = Instant.parse("2026-01-01T00:00:00Z");

    private Plans() {}

    /** An index scan of orders. */
    public static PlanSighting indexScan(double cost, double rows, double tableRows) {
        return indexScan(INDEX, cost, rows, tableRows);
    }

    public static PlanSighting indexScan(String indexName, double cost, double rows, double tableRows) {
        PlanNode node = node(Operator.INDEX_SCAN, INDEX_KEY, indexName, cost, rows);
        return sighting("1".repeat(64), node, cost, rows, tableRows);
    }

    /** A sequential scan of orders. */
    public static PlanSighting sequentialScan(double cost, double rows, double tableRows) {
        PlanNode node = new PlanNode(
                -1,
                NodeRole.ROOT,
                Operator.SEQ_SCAN,
                null,
                ORDERS,
                null,
                null,
                List.of("Filter: customer_id = ?"),
                List.of(),
                null,
                0,
                cost,
                rows);
        return sighting("2".repeat(64), node, cost, rows, tableRows);
    }

    /** Orders joined to their customers, told from other such plans by the algorithm and whether the result is sorted. */
    public static PlanSighting join(Operator algorithm, boolean sorted, double cost) {
        List<PlanNode> nodes = new ArrayList<>();
        if (sorted) {
            nodes.add(inner(-1, NodeRole.ROOT, Operator.SORT, null, cost));
        }
        int join = nodes.size();
        nodes.add(inner(join - 1, join == 0 ? NodeRole.ROOT : NodeRole.OUTER, algorithm, null, cost));
        nodes.add(inner(join, NodeRole.OUTER, Operator.SEQ_SCAN, ORDERS, cost / 2));
        nodes.add(inner(join, NodeRole.INNER, Operator.SEQ_SCAN, "public.customers", cost / 2));
        String hash =
                "%064x".formatted(1_000L + Math.abs((long) algorithm.name().hashCode()) * 2 + (sorted ? 1 : 0));
        return sighting(hash, nodes, cost, 10, 200_000);
    }

    private static PlanNode inner(
            int parent, NodeRole role, Operator operator, @Nullable String relation, double cost) {
        List<String> keys = operator == Operator.SORT ? List.of("orders.total") : List.of();
        return new PlanNode(parent, role, operator, null, relation, null, null, List.of(), keys, null, 0, cost, 10);
    }

    /** A plan told from others by a number only. */
    public static PlanSighting numbered(int number, double cost) {
        PlanNode node = node(Operator.INDEX_SCAN, INDEX_KEY, INDEX, cost, 10);
        return sighting("%064x".formatted(number), node, cost, 10, 200_000);
    }

    public static PlanSighting ofKind(PlanKind kind, PlanSighting plan) {
        return new PlanSighting(
                plan.plan(),
                kind,
                plan.cost(),
                plan.relations(),
                plan.settings(),
                plan.truncated(),
                plan.explainedAt());
    }

    public static PlanSighting explainedAt(Instant time, PlanSighting plan) {
        return new PlanSighting(
                plan.plan(), plan.kind(), plan.cost(), plan.relations(), plan.settings(), plan.truncated(), time);
    }

    private static PlanNode node(Operator operator, IndexKey key, String indexName, double cost, double rows) {
        return new PlanNode(
                -1,
                NodeRole.ROOT,
                operator,
                null,
                ORDERS,
                key,
                indexName,
                List.of("Index Cond: customer_id = ?"),
                List.of(),
                null,
                0,
                cost,
                rows);
    }

    private static PlanSighting sighting(String hash, PlanNode node, double cost, double rows, double tableRows) {
        return sighting(hash, List.of(node), cost, rows, tableRows);
    }

    private static PlanSighting sighting(
            String hash, List<PlanNode> nodes, double cost, double rows, double tableRows) {
        return new PlanSighting(
                new CanonicalPlan(1, hash, nodes),
                PlanKind.GENERIC,
                new CostVector(0, cost, rows, rows, 1, 1, 1),
                List.of(new RelationSize(
                        new RelationName("public", "orders"), tableRows, (long) (tableRows * 100), 0, EXPLAINED)),
                Map.of(),
                false,
                EXPLAINED);
    }
}

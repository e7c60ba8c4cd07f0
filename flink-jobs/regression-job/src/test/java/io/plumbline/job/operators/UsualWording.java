package io.plumbline.job.operators;

import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.job.testing.Shop;
import java.util.List;
import java.util.Map;

/** Names as pollers publish them, of a join of three tables in six nodes. */
final class UsualWording implements Wording {

    @Override
    public String instance(int number) {
        return "shop-db-%02d.eu-central-1".formatted(number);
    }

    @Override
    public String engine() {
        return "POSTGRESQL";
    }

    @Override
    public String entry(int number) {
        return "16384/" + (-7_234_567_890_123_456_789L + number) + "/top";
    }

    @Override
    public String observation(long number) {
        return "%032x".formatted(number);
    }

    @Override
    public String sqlText() {
        return "select o.id, o.placed_at, c.name, sum(i.price * i.quantity) from orders o join customers c on c.id ="
                + " o.customer_id join order_items i on i.order_id = o.id where o.placed_at > ? and c.country = ? group by"
                + " o.id, o.placed_at, c.name order by o.placed_at desc limit ?";
    }

    @Override
    public String hints() {
        return "IndexScan(o \"orders_placed_at_idx\") IndexScan(i \"order_items_order_idx\") SeqScan(c) NestLoop(o i)"
                + " HashJoin(o i c) Leading(((o i) c))";
    }

    @Override
    public List<PlanNode> nodes(int plan, double cost) {
        return List.of(
                inner(-1, "ROOT", "SORT", cost),
                inner(0, "OUTER", "HASH_JOIN", cost),
                inner(1, "OUTER", "NESTED_LOOP_JOIN", cost),
                scan(plan, 2, "orders", "placed_at", cost),
                scan(plan, 2, "order_items", "order_id", cost),
                Shop.node("SEQ_SCAN", cost)
                        .setParent(1)
                        .setRole("INNER")
                        .setRelation("public.customers")
                        .setConditions(List.of("Filter: customers.country = ?"))
                        .build());
    }

    @Override
    public List<PlanRelation> relations() {
        return List.of(relation("orders"), relation("order_items"), relation("customers"));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("work_mem", "64MB", "random_page_cost", "1.1", "effective_cache_size", "48GB", "jit", "off");
    }

    private static PlanNode inner(int parent, String role, String operator, double cost) {
        return Shop.node(operator, cost)
                .setParent(parent)
                .setRole(role)
                .setRelation(null)
                .setConditions(List.of("Hash Cond: orders.customer_id = customers.id"))
                .build();
    }

    private static PlanNode scan(int plan, int parent, String table, String column, double cost) {
        return Shop.node("INDEX_SCAN", cost)
                .setParent(parent)
                .setRole("OUTER")
                .setRelation("public." + table)
                .setIndexName("%s_%s_%d_idx".formatted(table, column, plan))
                .setIndexMethod("btree")
                .setIndexKeys(List.of(column, "region_" + plan))
                .setConditions(List.of("Index Cond: %s.%s = ?".formatted(table, column)))
                .build();
    }

    private static PlanRelation relation(String table) {
        return new PlanRelation("public", table, 200_000.0, 20_000_000L, 0L, Shop.START);
    }
}

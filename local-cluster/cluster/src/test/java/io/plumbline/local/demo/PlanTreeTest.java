package io.plumbline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PlanTreeTest {

    @Test
    void childrenAreIndentedBelowTheirParentWithTheirCostAndConditions() {
        CapturedPlan plan = plan(
                node(-1, "LIMIT", null, List.of()),
                node(0, "SORT", null, List.of()),
                node(1, "SEQ_SCAN", "public.orders", List.of("Filter: customer_id = ?")));

        assertThat(PlanTree.lines(plan))
                .containsExactly(
                        "LIMIT  (cost 12.50, rows 3)",
                        "  SORT  (cost 12.50, rows 3)",
                        "    SEQ_SCAN on public.orders  (cost 12.50, rows 3)  Filter: customer_id = ?");
    }

    private static CapturedPlan plan(PlanNode... nodes) {
        return CapturedPlan.newBuilder()
                .setPlanHash("0".repeat(64))
                .setFingerprintVersion(1)
                .setPlanKind("GENERIC")
                .setNodes(List.of(nodes))
                .setCost(new CostVector(0.0, 12.5, 3.0, 3.0, 1.0, 1.0, 12.5))
                .setRelations(List.of())
                .setSettings(Map.of())
                .setTruncated(false)
                .setExplainedAt(Instant.EPOCH)
                .build();
    }

    private static PlanNode node(int parent, String operator, @Nullable String relation, List<String> conditions) {
        return PlanNode.newBuilder()
                .setParent(parent)
                .setRole(parent < 0 ? "ROOT" : "OUTER")
                .setOperator(operator)
                .setRelation(relation)
                .setIndexKeys(List.of())
                .setConditions(conditions)
                .setKeys(List.of())
                .setStartupCost(0)
                .setTotalCost(12.5)
                .setRows(3)
                .build();
    }
}

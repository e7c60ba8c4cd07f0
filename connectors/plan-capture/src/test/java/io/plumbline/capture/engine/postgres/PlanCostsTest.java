package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostVector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic of docs/reference/cost-vector.md, each number worked out by hand. */
final class PlanCostsTest {

    @Test
    void theInnerSideOfANestedLoopIsReadOncePerOuterRow() {
        CostVector cost = cost(node("Nested Loop", "", 30, "\"Join Type\": \"Inner\"")
                .formatted(scan("Outer", "Seq Scan", 10) + ", " + scan("Inner", "Index Scan", 3)));

        // 10 + 10 * 3 read; 30 out of the larger input of 10
        assertThat(cost.rowsExamined()).isEqualTo(40);
        assertThat(cost.joinMultiplier()).isEqualTo(3);
        assertThat(cost.selectivity()).isEqualTo(0.75);
    }

    @Test
    void whatIsMaterialisedIsReadOnce() {
        String materialize =
                node("Materialize", "Inner", 100, "\"Strategy\": \"\"").formatted(scan("Outer", "Seq Scan", 100));
        CostVector cost = cost(node("Nested Loop", "", 1000, "\"Join Type\": \"Inner\"")
                .formatted(scan("Outer", "Seq Scan", 10) + ", " + materialize));

        assertThat(cost.rowsExamined()).isEqualTo(110);
    }

    @Test
    void aSequentialScanReadsTheTableWhateverItsFilterLeaves() {
        Relation table =
                new Relation(new RelationName("public", "t"), Relation.Kind.TABLE, null, 5000, 0, 0, null, List.of());

        CostVector cost = GoldenCorpus.plan(
                        "{\"Plan\": " + scan("", "Seq Scan", 50) + "}", PostgresCatalog.of(List.of(table)))
                .cost();

        assertThat(cost.rowsExamined()).isEqualTo(5000);
        assertThat(cost.selectivity()).isEqualTo(0.01);
    }

    @Test
    void rowsOfOneWorkerAreTurnedIntoRowsOfAll() {
        String parallel = scan("Outer", "Seq Scan", 100).replace("{", "{\"Parallel Aware\": true, ");

        // 2 workers and 0.4 of the leader
        CostVector cost = cost(node("Gather", "", 240, "\"Workers Planned\": 2").formatted(parallel));

        assertThat(cost.rowsExamined()).isCloseTo(240, within(1e-9));
    }

    @Test
    void aSubplanRunsForEveryRowAndAHashedOneOnce() {
        String subplan = scan("SubPlan", "Seq Scan", 7).replace("{", "{\"Subplan Name\": \"SubPlan 1\", ");
        String repeated =
                node("Index Scan", "", 10, "\"Filter\": \"(x = (SubPlan 1))\"").formatted(subplan);
        String hashed =
                node("Index Scan", "", 10, "\"Filter\": \"(hashed SubPlan 1)\"").formatted(subplan);

        assertThat(cost(repeated).rowsExamined()).isEqualTo(80);
        assertThat(cost(hashed).rowsExamined()).isEqualTo(17);
    }

    @Test
    void thePenaltyOfADisabledMethodIsTakenOffBeforeEighteenOnly() {
        String plan = scan("", "Seq Scan", 5).replace("12.5", "10000000012.5");
        String settings = ", \"Settings\": {\"enable_indexscan\": \"off\"}}";
        String told = plan.replace("{", "{\"Disabled\": true, ");

        assertThat(GoldenCorpus.plan("{\"Plan\": " + plan + settings, PostgresCatalog.empty())
                        .cost()
                        .totalCost())
                .isEqualTo(12.5);
        assertThat(cost(plan).totalCost()).isEqualTo(10000000012.5);
        assertThat(GoldenCorpus.plan("{\"Plan\": " + told + settings, PostgresCatalog.empty())
                        .cost()
                        .totalCost())
                .isEqualTo(10000000012.5);
    }

    @Test
    void productsOfEstimatesStayFinite() {
        String plan = scan("Inner", "Seq Scan", 1e200);
        for (int i = 0; i < 5; i++) {
            plan = node("Nested Loop", "Inner", 1e308, "\"Join Type\": \"Inner\"")
                    .formatted(scan("Outer", "Seq Scan", 1e200) + ", " + plan);
        }

        CostVector cost = cost(plan);

        assertThat(cost.rowsExamined()).isFinite();
        assertThat(cost.compositeIndex()).isFinite();
    }

    private static CostVector cost(String plan) {
        return GoldenCorpus.plan("{\"Plan\": " + plan + "}", PostgresCatalog.empty())
                .cost();
    }

    private static String scan(String relationship, String type, double rows) {
        return "{\"Node Type\": \"" + type + "\", \"Parent Relationship\": \"" + relationship
                + "\", \"Schema\": \"public\", \"Relation Name\": \"t\", \"Startup Cost\": 0, \"Total Cost\": 12.5, "
                + "\"Plan Rows\": " + rows + "}";
    }

    /** A node whose children are to be filled in. */
    private static String node(String type, String relationship, double rows, String more) {
        return "{\"Node Type\": \"" + type + "\", \"Parent Relationship\": \"" + relationship
                + "\", \"Startup Cost\": 0, \"Total Cost\": 12.5, \"Plan Rows\": " + rows + ", " + more
                + ", \"Plans\": [%s]}";
    }
}

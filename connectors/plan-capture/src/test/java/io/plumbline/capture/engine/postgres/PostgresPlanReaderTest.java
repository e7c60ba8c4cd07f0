package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresPlanReaderTest {

    private static final String COSTS = "\"Startup Cost\": 0.00, \"Total Cost\": 10.50, \"Plan Rows\": 5";
    private static final String SCAN = "{\"Node Type\": \"Seq Scan\", \"Parent Relationship\": \"Outer\", "
            + "\"Schema\": \"public\", \"Relation Name\": \"orders\", \"Alias\": \"o\", " + COSTS
            + ", \"Filter\": \"(o.id = 42)\"}";

    private final PostgresPlanReader reader = new PostgresPlanReader();

    @Test
    void aScanIsReadWithItsConditionAndCosts() throws PlanRefusedException {
        ReadPlan read = read("[{\"Plan\": " + SCAN + ", \"Settings\": {\"work_mem\": \"64MB\"}, \"New\": [1, {}]}]");

        assertThat(read.plan().planHash()).matches("[0-9a-f]{64}");
        assertThat(read.plan().nodes()).singleElement().satisfies(node -> {
            assertThat(node.operator()).isEqualTo(Operator.SEQ_SCAN);
            assertThat(node.relation()).isEqualTo("public.orders");
            assertThat(node.conditions()).containsExactly("Filter: public.orders.id = ?");
            assertThat(node.totalCost()).isEqualTo(10.5);
        });
        assertThat(read.relations()).extracting(Object::toString).containsExactly("public.orders");
        assertThat(read.settings()).containsExactly(java.util.Map.entry("work_mem", "64MB"));
        assertThat(read.unknownKeys()).isEqualTo(1);
    }

    @Test
    void costsAreInPageReadsOfTheServer() throws PlanRefusedException {
        ReadPlan read = reader.read(bytes("{\"Plan\": " + SCAN + "}"), PostgresCatalog.empty(), new CostConstants(2));

        assertThat(read.cost().totalCost()).isEqualTo(5.25);
        assertThat(read.plan().nodes().get(0).totalCost()).isEqualTo(5.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MALFORMED|",
                "MALFORMED|nonsense 'secret'",
                "MALFORMED|[]",
                "MALFORMED|[{}]",
                "MALFORMED|[\"Utility Statement\"]",
                "MALFORMED|[{\"Plan\": SCAN}, {\"Plan\": SCAN}]",
                "MALFORMED|[{\"Plan\": SCAN}] secret",
                "MALFORMED|{\"Plan\": SCAN} {}",
                "MALFORMED|{\"Plan\": SCAN, \"Plan\": SCAN}",
                "MALFORMED|{\"Plan\": {\"Node Type\": \"Result\"}}",
                "MALFORMED|{\"Plan\": {\"Node Type\": \"Limit\", COSTS, \"Plans\": [1]}}",
                "MALFORMED|{\"Plan\": {\"Node Type\": \"Limit\", COSTS, \"Plans\": {}}}",
                "MALFORMED|{\"Plan\": {\"Node Type\": {}, COSTS}}",
                "MALFORMED|{\"Plan\": {\"Node Type\": \"Result\", COSTS, \"Disabled\": {}}}",
                "MALFORMED|{\"Plan\": {\"Node Type\": \"Result\", \"Total Cost\": \"secret\"}}",
                "IMPOSSIBLE_NUMBER|{\"Plan\": {\"Node Type\": \"Result\", \"Total Cost\": -1}}",
                "IMPOSSIBLE_NUMBER|{\"Plan\": {\"Node Type\": \"Result\", \"Plan Rows\": 1e400}}",
                "IMPOSSIBLE_NUMBER|{\"Plan\": {\"Node Type\": \"Result\", \"Startup Cost\": NaN}}",
                "IMPOSSIBLE_NUMBER|{\"Plan\": {\"Node Type\": \"Result\", \"Startup Cost\": Infinity}}"
            })
    void whatIsNoPlanIsRefusedWithAReasonAndWithoutItsText(Reason reason, String document) {
        String json = document == null ? "" : document.replace("SCAN", SCAN).replace("COSTS", COSTS);

        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(PlanRefusedException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused).hasMessageNotContainingAny("secret", "42").hasNoCause();
        });
    }

    @Test
    void tenThousandLevelsAreReadAndOneMoreIsRefused() throws PlanRefusedException {
        assertThat(read("[{\"Plan\": " + nested(10_000) + "}]").plan().nodes()).hasSize(10_000);
        assertThatThrownBy(() -> read("[{\"Plan\": " + nested(10_001) + "}]"))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_DEEP))
                .hasMessageContaining("10000 levels");
    }

    @Test
    void aPlanOfTwentyMegabytesIsReadAndALargerOneIsRefused() throws PlanRefusedException {
        int size = PlanLimits.DEFAULT.maxBytes();
        String frame =
                "[{\"Plan\": {\"Node Type\": \"Result\", " + COSTS + ", \"One-Time Filter\": \"('%s'::text = $1)\"}}]";
        String largest = String.format(frame, "x".repeat(size - frame.length() + 2));

        assertThat(read(largest).plan().nodes().get(0).conditions()).containsExactly("One-Time Filter: ? = ?");
        assertThatThrownBy(() -> read(largest + " "))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OVERSIZE))
                .hasMessage("a plan may have " + size + " bytes, had " + (size + 1));
    }

    @Test
    void aPlanOfTwentyMegabytesInManyNodesIsRead() throws PlanRefusedException {
        StringBuilder members = new StringBuilder(SCAN);
        int nodes = 80_000;
        for (int i = 1; i < nodes; i++) {
            members.append(", ").append(SCAN.replace("orders", "o" + i).replace("\"o\"", "\"o_" + i + "\""));
        }
        String plan = "{\"Node Type\": \"Append\", " + COSTS + ", \"Plans\": [" + members + "]}";

        assertThat(plan.length()).isBetween(15_000_000, PlanLimits.DEFAULT.maxBytes());
        assertThat(read("{\"Plan\": " + plan + "}").plan().nodes()).hasSize(nodes + 1);
    }

    @Test
    void moreNodesThanTheLimitAreRefused() {
        PostgresPlanReader small = new PostgresPlanReader(new PlanLimits(10_000, 100, 2));

        assertThatThrownBy(() -> small.read(
                        bytes("{\"Plan\": " + nested(3) + "}"), PostgresCatalog.empty(), CostConstants.DEFAULT))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_NODES));
    }

    private static String nested(int levels) {
        String open = "{\"Node Type\": \"Limit\", \"Parent Relationship\": \"Outer\", " + COSTS + ", \"Plans\": [";
        return open.repeat(levels - 1) + SCAN + "]}".repeat(levels - 1);
    }

    private ReadPlan read(String json) throws PlanRefusedException {
        return reader.read(bytes(json), PostgresCatalog.empty(), CostConstants.DEFAULT);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

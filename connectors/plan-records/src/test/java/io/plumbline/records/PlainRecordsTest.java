package io.plumbline.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PlainRecordsTest {

    @Test
    void everyKindOfFieldIsRead() {
        Map<String, @Nullable Object> plain = node();
        plain.put("parent", 3);
        plain.put("refers_to", 2);
        plain.put("join_type", "INNER");
        plain.put("index_keys", List.of("a", "b"));
        plain.put("total_cost", 7);

        PlanNode node = PlainRecords.read(PlanNode.class, plain);

        assertThat(node.getParent()).isEqualTo(3);
        assertThat(node.getRefersTo()).isEqualTo(2);
        assertThat(node.getJoinType()).isEqualTo("INNER");
        assertThat(node.getIndexKeys()).containsExactly("a", "b");
        assertThat(node.getTotalCost()).isEqualTo(7.0);
        assertThat(node.getRelation()).isNull();
    }

    @Test
    void momentsAndLongsAreRead() {
        Map<String, Object> plain = new LinkedHashMap<>(Map.of(
                "schema",
                "public",
                "name",
                "orders",
                "estimated_rows",
                -1,
                "bytes",
                1L << 40,
                "modified_since_analyze",
                0));
        assertThat(PlainRecords.read(PlanRelation.class, plain).getLastAnalyzeAt())
                .isNull();

        plain.put("last_analyze_at", "2026-01-01T01:00:00.5+01:00");
        PlanRelation relation = PlainRecords.read(PlanRelation.class, plain);
        assertThat(relation.getLastAnalyzeAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00.500Z"));
        assertThat(relation.getBytes()).isEqualTo(1L << 40);
    }

    @Test
    void whatIsOfAnotherTypeIsRefusedWithItsPlaceAndNotQuoted() {
        refused("parent", "zero", "parent must be a whole number from -2147483648 to 2147483647");
        refused("parent", 1L << 40, "parent must be a whole number from");
        refused("parent", 1.5, "parent must be a whole number from");
        refused("role", 7, "role must be a text, was a number or a truth");
        refused("role", null, "role must be a text, was null");
        refused("rows", "many", "rows must be a number, was a text");
        refused("keys", Map.of(), "keys must be a list, was an object");
        refused("keys", Arrays.asList("a", null), "keys[1] must be a text, was null");
        refused("relation", List.of("secret"), "relation must be a text, was a list");
        refused("unknown", 1, "PlanNode has no field unknown; it has parent, role, operator");
    }

    @Test
    void whatIsMissingIsNamed() {
        List<String> problems = new ArrayList<>();
        for (String field : List.of("startup_cost", "total_cost")) {
            Map<String, @Nullable Object> cost = new LinkedHashMap<>(Map.of("startup_cost", 0, "total_cost", 1));
            cost.remove(field);
            assertThatThrownBy(() -> PlainRecords.read(CostVector.class, cost))
                    .isInstanceOfSatisfying(PlainRecordException.class, e -> problems.add(e.getMessage()));
        }
        assertThat(problems).containsExactly("startup_cost is missing", "total_cost is missing");
    }

    private static void refused(String field, @Nullable Object value, String message) {
        Map<String, @Nullable Object> plain = node();
        plain.put(field, value);

        assertThatThrownBy(() -> PlainRecords.read(PlanNode.class, plain))
                .isInstanceOf(PlainRecordException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("secret");
    }

    private static Map<String, @Nullable Object> node() {
        return new LinkedHashMap<>(Map.of(
                "parent",
                -1,
                "role",
                "ROOT",
                "operator",
                "SEQ_SCAN",
                "index_keys",
                List.of(),
                "conditions",
                List.of(),
                "keys",
                List.of(),
                "startup_cost",
                0,
                "total_cost",
                1.5,
                "rows",
                10));
    }
}

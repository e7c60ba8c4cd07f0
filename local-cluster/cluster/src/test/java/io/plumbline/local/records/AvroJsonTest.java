package io.plumbline.local.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AvroJsonTest {

    @Test
    void optionalValuesStandWithoutTheirTypeAndListsStayLists() {
        PlanNode node = new PlanNode(
                -1,
                "ROOT",
                "SEQ_SCAN",
                null,
                "public.orders",
                null,
                null,
                List.of(),
                null,
                List.of("a = ?"),
                List.of(),
                2,
                0.0,
                1.5,
                3.0);

        assertThat(AvroJson.line(node))
                .isEqualTo("{\"parent\":-1,\"role\":\"ROOT\",\"operator\":\"SEQ_SCAN\",\"join_type\":null,"
                        + "\"relation\":\"public.orders\",\"index_name\":null,\"index_method\":null,\"index_keys\":[],"
                        + "\"index_predicate\":null,\"conditions\":[\"a = ?\"],\"keys\":[],\"refers_to\":2,"
                        + "\"startup_cost\":0.0,\"total_cost\":1.5,\"rows\":3.0}");
    }

    @Test
    void timesAreIsoAndWhatJsonHasNoNumberForIsText() {
        PlanRelation relation = new PlanRelation(
                "public", "orders", Double.POSITIVE_INFINITY, 7L, 0L, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(AvroJson.line(relation))
                .contains("\"estimated_rows\":\"Infinity\"")
                .contains("\"last_analyze_at\":\"2026-01-01T00:00:00Z\"");
    }
}

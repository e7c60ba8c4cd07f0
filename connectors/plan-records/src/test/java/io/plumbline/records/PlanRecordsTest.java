package io.plumbline.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.PlanNode;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanRecordsTest {

    private static final IndexKey INDEX = new IndexKey("public.orders", "btree", List.of("customer_id"), "open");

    @Test
    void aNodeKeepsEverythingItSays() {
        PlanNode written = PlanRecords.node(new io.plumbline.capture.plan.PlanNode(
                3,
                NodeRole.INNER,
                Operator.INDEX_SCAN,
                JoinType.LEFT,
                "public.orders",
                INDEX,
                "orders_customer_idx",
                List.of("customer_id = ?"),
                List.of("placed_at"),
                2,
                0.25,
                8.5,
                42));

        assertThat(written)
                .isEqualTo(new PlanNode(
                        3,
                        "INNER",
                        "INDEX_SCAN",
                        "LEFT",
                        "public.orders",
                        "orders_customer_idx",
                        "btree",
                        List.of("customer_id"),
                        "open",
                        List.of("customer_id = ?"),
                        List.of("placed_at"),
                        2,
                        0.25,
                        8.5,
                        42.0));
    }

    @Test
    void whatANodeDoesNotHaveIsNull() {
        PlanNode written = PlanRecords.node(new io.plumbline.capture.plan.PlanNode(
                -1, NodeRole.ROOT, Operator.RESULT, null, null, null, null, List.of(), List.of(), null, 0, 0.01, 1));

        assertThat(written.getJoinType()).isNull();
        assertThat(written.getIndexName()).isNull();
        assertThat(written.getIndexMethod()).isNull();
        assertThat(written.getIndexPredicate()).isNull();
        assertThat(written.getIndexKeys()).isEmpty();
        assertThat(written.getRefersTo()).isNull();
    }

    @Test
    void aCostKeepsEachOfItsParts() {
        assertThat(PlanRecords.cost(new CostVector(1, 2, 3, 4, 0.5, 6, 7)))
                .isEqualTo(new io.plumbline.avro.v1.CostVector(1.0, 2.0, 3.0, 4.0, 0.5, 6.0, 7.0));
    }
}

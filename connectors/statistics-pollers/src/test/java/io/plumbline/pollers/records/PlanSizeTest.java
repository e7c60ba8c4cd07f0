package io.plumbline.pollers.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.postgres.PostgresCatalog;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.plan.PlanKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

final class PlanSizeTest {

    private static final int MOST_DETAILED = 50;
    private static final int LARGEST_PLAN = 100_000;
    private static final String COSTS = "\"Startup Cost\": 0, \"Total Cost\": 1, \"Plan Rows\": 1";

    @Test
    void aPlanWithinTheLimitsKeepsEverything() {
        List<PlanNode> nodes = chain(MOST_DETAILED, "a = ?");
        assertThat(PlanSize.cut(nodes, MOST_DETAILED)).isSameAs(nodes);
    }

    @Test
    void aPlanOfTooManyNodesKeepsItsTreeWithoutDetails() {
        List<PlanNode> kept = PlanSize.cut(chain(MOST_DETAILED + 1, "a = ?"), MOST_DETAILED);
        assertThat(kept).hasSize(MOST_DETAILED + 1).allSatisfy(node -> {
            assertThat(node.getConditions()).isEmpty();
            assertThat(node.getKeys()).isEmpty();
            assertThat(node.getIndexPredicate()).isNull();
            assertThat(node.getRelation()).isEqualTo("public.orders");
        });
    }

    @Test
    void aPlanOfTooManyBytesLosesItsDetailsFirst() {
        List<PlanNode> kept = PlanSize.cut(chain(10, "a = ? or ".repeat(10_000)), MOST_DETAILED);
        assertThat(kept)
                .hasSize(10)
                .allSatisfy(node -> assertThat(node.getConditions()).isEmpty());
    }

    @Test
    void ofAPlanThatIsTooLargeWithoutDetailsTheFirstNodesAreKeptAsATreeBelowTheLimit() throws IOException {
        List<PlanNode> kept = PlanSize.cut(chain(20_000, "a = ?"), MOST_DETAILED);
        assertThat(kept).hasSizeBetween(1_000, 19_999);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i).getParent()).isLessThan(i);
        }
        assertThat(kept).noneMatch(node -> node.getRefersTo() != null && node.getRefersTo() >= kept.size());
        assertThat(avroBytes(kept)).isLessThanOrEqualTo(PlanSize.MOST_BYTES);
    }

    @Test
    void ofTheLargestPlanThatIsReadTheFirstNodesAreKeptAndItIsMarkedAsCut() throws Exception {
        ReadPlan read = new PostgresPlanReader()
                .read(explained(LARGEST_PLAN).getBytes(UTF_8), PostgresCatalog.empty(), CostConstants.DEFAULT);
        assertThat(read.plan().nodes()).hasSize(LARGEST_PLAN);

        CapturedPlan plan = new PlanMapper(MOST_DETAILED)
                .map(new PlanOutcome.Planned(read, PlanKind.GENERIC, Instant.EPOCH, null), name -> null);

        assertThat(plan.getTruncated()).isTrue();
        assertThat(plan.getPlanHash()).isEqualTo(read.plan().planHash());
        assertThat(plan.getNodes())
                .hasSizeBetween(4_000, 8_000)
                .allSatisfy(node -> assertThat(node.getConditions()).isEmpty());
        assertThat(plan.getNodes().get(0).getOperator()).isEqualTo("APPEND");
        assertThat(plan.getNodes().stream().skip(1)).allMatch(node -> node.getParent() == 0);
        assertThat(avroBytes(plan.getNodes())).isLessThanOrEqualTo(PlanSize.MOST_BYTES);
    }

    /** An Append over scans of tables of their own. */
    private static String explained(int nodes) {
        StringBuilder scans = new StringBuilder();
        for (int i = 1; i < nodes; i++) {
            scans.append(i == 1 ? "" : ", ")
                    .append(
                            "{\"Node Type\": \"Seq Scan\", \"Parent Relationship\": \"Member\", \"Schema\": \"public\", "
                                    + "\"Relation Name\": \"t%d\", %s}".formatted(i, COSTS));
        }
        return "[{\"Plan\": {\"Node Type\": \"Append\", %s, \"Plans\": [%s]}}]".formatted(COSTS, scans);
    }

    /** Each node is the only child of the one before and refers to the last. */
    private static List<PlanNode> chain(int length, String condition) {
        List<PlanNode> nodes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            nodes.add(PlanNode.newBuilder()
                    .setParent(i - 1)
                    .setRole("OUTER")
                    .setOperator("INDEX_SCAN")
                    .setJoinType("RIGHT_ANTI")
                    .setRelation("public.orders")
                    .setIndexName("orders_customer_idx")
                    .setIndexMethod("btree")
                    .setIndexKeys(List.of("customer_id"))
                    .setIndexPredicate("a is not null")
                    .setConditions(List.of(condition))
                    .setKeys(List.of("a"))
                    .setRefersTo(length - 1)
                    .setStartupCost(1)
                    .setTotalCost(2)
                    .setRows(3)
                    .build());
        }
        return nodes;
    }

    private static int avroBytes(List<PlanNode> nodes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        SpecificDatumWriter<PlanNode> writer = new SpecificDatumWriter<>(PlanNode.class);
        for (PlanNode node : nodes) {
            writer.write(node, encoder);
        }
        encoder.flush();
        return bytes.size();
    }
}

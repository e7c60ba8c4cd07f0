package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.testing.DecoderAndMonitor;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an observation that was accepted leads to can be sent: it has a tenth less than the 1 MiB of Kafka's default. */
// the harnesses may be interrupted in their close, as javac warns
@SuppressWarnings("try")
final class RecordSizeTest {

    private static final int MOST_BYTES = 943_718;
    private static final int LEARNED = 12;

    @Test
    void twoPlansOfLongConditionsFitIntoAVerdict() throws Exception {
        Verdict verdict = regression(200, "Filter: " + "n".repeat(3_500), "select 1");

        assertThat(verdict.getPlan().getNodes().size()).isEqualTo(54);
        assertThat(verdict.getPlan().getTruncated()).isTrue();
        assertThat(verdict.getBaselinePlan().getNodes().size()).isEqualTo(54);
        assertThat(verdict.getBaselinePlan().getTruncated()).isTrue();
        assertThat(verdict.getEvidence()).isNotEmpty();
    }

    @Test
    void anOversizeRootIsKeptWithoutItsTexts() throws Exception {
        Verdict verdict = regression(1, "Filter: " + "\u6f22".repeat(200_000), "select 1");

        assertThat(verdict.getPlan().getTruncated()).isTrue();
        assertThat(verdict.getPlan().getNodes()).singleElement().satisfies(root -> {
            assertThat(root.getOperator()).isEqualTo("SORT");
            assertThat(root.getConditions()).isEmpty();
        });
    }

    @Test
    void manySmallNodesAndALongTextFit() throws Exception {
        Verdict verdict = regression(5_000, "", "\u6f22".repeat(300_000));

        assertThat(verdict.getPlan().getNodes().size()).isGreaterThan(1_000);
        assertThat(verdict.getPlan().getRelations().size()).isGreaterThan(100);
        assertThat(verdict.getSqlText().length()).isEqualTo(262_144 / 3);
    }

    /** A statement learns a plan and comes to use a dearer one; every record that comes of it is checked. */
    private static Verdict regression(int nodes, String condition, String text) throws Exception {
        try (DecoderAndMonitor job = new DecoderAndMonitor(Map.of("plumbline.plans.max-nodes", "10000"))) {
            for (int poll = 0; poll < LEARNED + 4; poll++) {
                boolean learned = poll < LEARNED;
                CapturedPlan plan = plan(poll, learned ? "1" : "2", learned ? 10 : 10_000, nodes, condition);
                StatementObservation observation =
                        Shop.observation(poll, plan).setSqlText(text).build();
                job.take(Raw.of(observation));
            }
            assertThat(job.passedOn()).isEqualTo(LEARNED + 4);
            assertFit(1, job.main());
            assertFit(2, job.side(StatementOperator.PLAN_CHANGES));
            assertFit(3, job.side(StatementOperator.BASELINES));
            assertFit(1, job.side(StatementOperator.EXPLANATIONS));
            List<Verdict> verdicts = job.verdicts();
            return verdicts.get(verdicts.size() - 1);
        }
    }

    private static void assertFit(int least, List<Outbound> records) {
        List<Integer> sizes = records.stream()
                .map(record -> Objects.requireNonNull(record.avro()).length)
                .toList();
        assertThat(sizes).hasSizeGreaterThanOrEqualTo(least).allMatch(size -> size < MOST_BYTES);
    }

    private static CapturedPlan plan(int poll, String digit, double cost, int nodes, String condition) {
        PlanNode[] all = IntStream.range(0, nodes)
                .mapToObj(node -> Shop.node("SORT", cost)
                        .setParent(node - 1)
                        .setRole(node == 0 ? "ROOT" : "OUTER")
                        .setRelation(null)
                        .setConditions(List.of(condition))
                        .build())
                .toArray(PlanNode[]::new);
        return CapturedPlan.newBuilder(Shop.plan(poll, digit.repeat(64), all))
                .setRelations(IntStream.range(0, nodes)
                        .mapToObj(each ->
                                new PlanRelation("public", "orders_" + each, 1_000.0, 1_000_000L, 0L, Shop.START))
                        .toList())
                .build();
    }
}

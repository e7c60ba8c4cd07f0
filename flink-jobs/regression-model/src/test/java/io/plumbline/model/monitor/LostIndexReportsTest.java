package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.indexes.IndexLoss;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is reported lost can be reported back: it is remembered, and what is remembered is bounded. */
final class LostIndexReportsTest {

    @Test
    void ofManyLostIndexesOnlyThoseThatAreRememberedAreReportedAndTheyAreReportedBack() {
        PlanSighting good = byIndexes(60);
        Story story = Story.withDefaults().polls(12, good).polls(4, Plans.sequentialScan(4_123, 10, 200_000));

        List<IndexUse> remembered = story.state().instances().get(0).lostIndexes();
        assertThat(remembered).hasSize(28);
        assertThat(lost(story)).containsExactlyElementsOf(remembered);
        assertThat(story.counted(MonitorCount.LOST_INDEX_NOT_REPORTED)).isEqualTo(60 - 28);

        story.polls(4, good);
        assertThat(story.state().instances().get(0).lostIndexes()).isEmpty();
        assertThat(story.of(Effect.IndexRecovered.class)).hasSize(1);
    }

    private static List<IndexUse> lost(Story story) {
        return story.of(Effect.IndexLost.class).stream()
                .map(Effect.IndexLost::loss)
                .map(IndexLoss::index)
                .toList();
    }

    /** Scans of orders by so many indexes, each with a name and a column of about a hundred bytes. */
    private static PlanSighting byIndexes(int indexes) {
        List<PlanNode> nodes =
                IntStream.range(0, indexes).mapToObj(LostIndexReportsTest::scan).toList();
        PlanSighting one = Plans.indexScan(8.45, 10, 200_000);
        return new PlanSighting(
                new CanonicalPlan(1, "1".repeat(64), nodes),
                one.kind(),
                new CostVector(0, 8.45, 10, 10, 1, 1, 1),
                one.relations(),
                one.settings(),
                false,
                one.explainedAt());
    }

    private static PlanNode scan(int number) {
        String column = "c".repeat(100) + number;
        return new PlanNode(
                number - 1,
                number == 0 ? NodeRole.ROOT : NodeRole.OUTER,
                Operator.INDEX_SCAN,
                null,
                Plans.ORDERS,
                new IndexKey(Plans.ORDERS, "btree", List.of(column), null),
                "i".repeat(130) + number,
                List.of(),
                List.of(),
                null,
                0,
                8.45,
                10);
    }
}

package io.plumbline.capture.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanDiffTest {

    private static final IndexKey BY_CUSTOMER = new IndexKey("public.orders", "btree", List.of("customer_id"), null);

    private static PlanNode node(int parent, Operator operator, double cost, String... keys) {
        return new PlanNode(
                parent,
                parent < 0 ? NodeRole.ROOT : NodeRole.OUTER,
                operator,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(keys),
                null,
                0,
                cost,
                10);
    }

    private static PlanNode scan(int parent, Operator operator, @Nullable IndexKey index, String condition) {
        return new PlanNode(
                parent,
                NodeRole.OUTER,
                operator,
                null,
                "public.orders",
                index,
                null,
                List.of(condition),
                List.of(),
                null,
                0,
                50,
                12);
    }

    @Test
    void aLostIndexShowsWhatWasReadBeforeAndWhatIsReadNow() {
        List<PlanNode> before = List.of(
                node(-1, Operator.LIMIT, 49.97),
                node(0, Operator.SORT, 50, "placed_at DESC"),
                scan(1, Operator.INDEX_SCAN, BY_CUSTOMER, "Index Cond: customer_id = ?"));
        List<PlanNode> after =
                List.of(node(-1, Operator.LIMIT, 743.08), scan(0, Operator.SEQ_SCAN, null, "Filter: customer_id = ?"));

        assertThat(PlanText.diff(before, after)).isEqualTo("""
                  LIMIT  (cost 50 -> 743, rows 10)
                -   SORT  (cost 50, rows 10)
                -       Keys: placed_at DESC
                -     INDEX_SCAN on public.orders by btree (customer_id)  (cost 50, rows 12)
                -         Index Cond: customer_id = ?
                +   SEQ_SCAN on public.orders  (cost 50, rows 12)
                +       Filter: customer_id = ?
                """);
    }

    @Test
    void plansThatDifferInCostsAndIndexNamesOnlyAreTheSame() {
        List<PlanNode> before = List.of(node(-1, Operator.LIMIT, 1), scan(0, Operator.INDEX_SCAN, BY_CUSTOMER, "a"));
        List<PlanNode> after = List.of(node(-1, Operator.LIMIT, 99), scan(0, Operator.INDEX_SCAN, BY_CUSTOMER, "a"));

        assertThat(PlanDiff.isSame(before, after)).isTrue();
        assertThat(PlanDiff.between(before, after))
                .extracting(PlanDiff.Line::change)
                .containsOnly(PlanDiff.Change.SAME);
    }

    @Test
    void theSameOperatorsAtOtherLevelsAreAnotherPlan() {
        List<PlanNode> chain =
                List.of(node(-1, Operator.LIMIT, 1), node(0, Operator.SORT, 1), node(1, Operator.SORT, 1));
        List<PlanNode> fork =
                List.of(node(-1, Operator.LIMIT, 1), node(0, Operator.SORT, 1), node(0, Operator.SORT, 1));

        assertThat(PlanDiff.isSame(chain, fork)).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void eitherPlanCanBeReadFromTheDifferenceAndNoLongerOneIsShared(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            List<PlanNode> before = chain(random);
            List<PlanNode> after = chain(random);

            List<PlanDiff.Line> lines = PlanDiff.between(before, after);

            assertThat(lines.stream()
                            .map(PlanDiff.Line::before)
                            .filter(each -> each != null)
                            .toList())
                    .as("seed %d, pair %d", seed, i)
                    .isEqualTo(before);
            assertThat(lines.stream()
                            .map(PlanDiff.Line::after)
                            .filter(each -> each != null)
                            .toList())
                    .as("seed %d, pair %d", seed, i)
                    .isEqualTo(after);
            assertThat(lines.stream()
                            .filter(line -> line.change() == PlanDiff.Change.SAME)
                            .count())
                    .as("seed %d, pair %d", seed, i)
                    .isEqualTo(longestCommon(before, after, 0, 0));
        }
    }

    @Test
    void hugePlansThatShareNothingButTheirEndsAreNotComparedPairByPair() {
        List<PlanNode> before = new ArrayList<>(Collections.nCopies(5_000, node(0, Operator.SORT, 1)));
        List<PlanNode> after = new ArrayList<>(Collections.nCopies(5_000, node(0, Operator.SORT, 1, "a")));
        before.add(0, node(-1, Operator.LIMIT, 1));
        after.add(0, node(-1, Operator.LIMIT, 1));

        assertThat(PlanDiff.between(before, after)).hasSize(10_001);
    }

    /** Every operator below the one before it; operators of three kinds. */
    private static List<PlanNode> chain(Random random) {
        Operator[] kinds = {Operator.LIMIT, Operator.SORT, Operator.MATERIALIZE};
        List<PlanNode> nodes = new ArrayList<>();
        int size = 1 + random.nextInt(7);
        for (int i = 0; i < size; i++) {
            nodes.add(node(i - 1, kinds[random.nextInt(kinds.length)], random.nextInt(5)));
        }
        return nodes;
    }

    /** By trying everything. */
    private static long longestCommon(List<PlanNode> before, List<PlanNode> after, int i, int j) {
        if (i == before.size() || j == after.size()) {
            return 0;
        }
        boolean same = before.get(i).operator() == after.get(j).operator()
                && before.get(i).role() == after.get(j).role();
        long without = Math.max(longestCommon(before, after, i + 1, j), longestCommon(before, after, i, j + 1));
        return same ? Math.max(without, 1 + longestCommon(before, after, i + 1, j + 1)) : without;
    }
}

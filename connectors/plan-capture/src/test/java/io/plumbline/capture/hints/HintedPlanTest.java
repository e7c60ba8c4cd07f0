package io.plumbline.capture.hints;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.postgres.PlanAliases;
import io.plumbline.capture.hints.HintedPlan.Hints;
import io.plumbline.capture.hints.HintedPlan.Inexpressible;
import io.plumbline.capture.hints.Obstacle.Reason;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HintedPlanTest {

    private static final IndexKey BY_CUSTOMER = new IndexKey("public.orders", "btree", List.of("customer_id"), null);
    private static final PlanAliases NAMES = new PlanAliases(
            Map.of("public.orders", List.of("o"), "public.customer", List.of("c"), "public.item", List.of("i")),
            Set.of("o", "c", "i"),
            Set.of());

    @Test
    void aScanNamesTheIndexByWhatItCoversAndNotByItsNameAtCaptureTime() {
        List<PlanNode> plan = List.of(node(-1, NodeRole.ROOT, Operator.INDEX_SCAN, "public.orders", BY_CUSTOMER));
        assertThat(hints(plan, index("renamed since", true))).isEqualTo("IndexScan(\"o\" \"renamed since\")");
    }

    @Test
    void anIndexThatIsGoneOrInvalidIsAnObstacle() {
        List<PlanNode> plan = List.of(node(-1, NodeRole.ROOT, Operator.INDEX_SCAN, "public.orders", BY_CUSTOMER));
        assertThat(obstacles(plan, NAMES, List.of()))
                .containsExactly(new Obstacle(Reason.INDEX_MISSING, "public.orders btree (customer_id)"));
        assertThat(obstacles(plan, NAMES, List.of(index("orders_idx", false))))
                .extracting(Obstacle::reason)
                .containsExactly(Reason.INDEX_MISSING);
    }

    @Test
    void joinsAreOrderedOuterBeforeInnerThroughWhatOnlyPassesRowsOn() {
        List<PlanNode> plan = List.of(
                node(-1, NodeRole.ROOT, Operator.LIMIT, null, null),
                node(0, NodeRole.OUTER, Operator.HASH_JOIN, null, null),
                node(1, NodeRole.OUTER, Operator.MERGE_JOIN, null, null),
                node(2, NodeRole.OUTER, Operator.SORT, null, null),
                node(3, NodeRole.OUTER, Operator.SEQ_SCAN, "public.orders", null),
                node(2, NodeRole.INNER, Operator.SORT, null, null),
                node(5, NodeRole.OUTER, Operator.SEQ_SCAN, "public.customer", null),
                node(1, NodeRole.INNER, Operator.HASH, null, null),
                node(7, NodeRole.OUTER, Operator.SEQ_SCAN, "public.item", null));
        assertThat(hints(plan))
                .isEqualTo("SeqScan(\"o\") SeqScan(\"c\") SeqScan(\"i\") HashJoin(\"o\" \"c\" \"i\")"
                        + " MergeJoin(\"o\" \"c\") Leading(((\"o\" \"c\") \"i\"))");
    }

    @Test
    void everyQueryLevelHasAnOrderOfItsOwn() {
        List<PlanNode> plan = List.of(
                node(-1, NodeRole.ROOT, Operator.SEQ_SCAN, "public.orders", null),
                node(0, NodeRole.SUBPLAN, Operator.HASH_JOIN, null, null),
                node(1, NodeRole.OUTER, Operator.SEQ_SCAN, "public.customer", null),
                node(1, NodeRole.INNER, Operator.HASH, null, null),
                node(3, NodeRole.OUTER, Operator.SEQ_SCAN, "public.item", null));
        assertThat(hints(plan)).endsWith("HashJoin(\"c\" \"i\") Leading((\"c\" \"i\"))");
    }

    @Test
    void aJoinOfRowsWithoutANameIsAnObstacle() {
        List<PlanNode> plan = List.of(
                node(-1, NodeRole.ROOT, Operator.HASH_JOIN, null, null),
                node(0, NodeRole.OUTER, Operator.SEQ_SCAN, "public.orders", null),
                node(0, NodeRole.INNER, Operator.HASH, null, null),
                node(2, NodeRole.OUTER, Operator.CTE_SCAN, null, null));
        assertThat(obstacles(plan, NAMES, List.of()))
                .containsExactly(new Obstacle(Reason.UNNAMED_ROWS_JOINED, "HASH_JOIN"));
    }

    @Test
    void whatTheServerCannotTellApartIsAnObstacle() {
        List<PlanNode> plan = List.of(node(-1, NodeRole.ROOT, Operator.SEQ_SCAN, "public.orders", null));
        assertThat(reasonOf(plan, aliases(List.of("a", "b"), Set.of(), Set.of())))
                .isEqualTo(Reason.RELATION_READ_TWICE);
        assertThat(reasonOf(plan, aliases(List.of("o_1"), Set.of("o"), Set.of())))
                .isEqualTo(Reason.ALIAS_SHARED);
        assertThat(reasonOf(plan, aliases(List.of("o"), Set.of("o_1"), Set.of())))
                .isEqualTo(Reason.ALIAS_SHARED);
        assertThat(reasonOf(plan, aliases(List.of("o"), Set.of(), Set.of("public.orders"))))
                .isEqualTo(Reason.PARTITIONED);
        assertThat(reasonOf(plan, new PlanAliases(Map.of(), Set.of(), Set.of())))
                .isEqualTo(Reason.RELATION_NOT_READ);
    }

    @Test
    void aPlanWithoutScansAndJoinsHasNothingToHint() {
        assertThat(obstacles(List.of(node(-1, NodeRole.ROOT, Operator.RESULT, null, null)), NAMES, List.of()))
                .containsExactly(new Obstacle(Reason.NOTHING_TO_HINT, ""));
    }

    @Test
    void noNameGetsOutOfItsQuotes() {
        for (long seed = 0; seed < 10_000; seed++) {
            List<String> names = List.of(randomName(new Random(seed)), randomName(new Random(-seed - 1)));
            assertThat(parsed(HintText.phrase("IndexScan", names)))
                    .as("seed %d", seed)
                    .isEqualTo(names);
        }
    }

    /** The names of a phrase, read by the rules of pg_hint_plan's parse_quoted_value. */
    private static List<String> parsed(String phrase) {
        List<String> names = new ArrayList<>();
        int at = phrase.indexOf('(') + 1;
        while (phrase.charAt(at) != ')') {
            assertThat(phrase.charAt(at)).isEqualTo('"');
            StringBuilder name = new StringBuilder();
            for (at++; ; at++) {
                if (phrase.charAt(at) == '"' && phrase.charAt(++at) != '"') {
                    break;
                }
                name.append(phrase.charAt(at));
            }
            names.add(name.toString());
            at += phrase.charAt(at) == ' ' ? 1 : 0;
        }
        assertThat(at).isEqualTo(phrase.length() - 1);
        return names;
    }

    private static String randomName(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = 1 + random.nextInt(12); length > 0; length--) {
            name.append(
                    random.nextBoolean()
                            ? "\"()*/ \\'\n".charAt(random.nextInt(9))
                            : (char) (1 + random.nextInt(0xD7FE)));
        }
        return name.toString();
    }

    private static Reason reasonOf(List<PlanNode> plan, PlanAliases aliases) {
        return obstacles(plan, aliases, List.of()).get(0).reason();
    }

    private static PlanAliases aliases(List<String> ofOrders, Set<String> others, Set<String> partitioned) {
        Set<String> all = new java.util.TreeSet<>(others);
        all.addAll(ofOrders);
        return new PlanAliases(Map.of("public.orders", ofOrders), all, partitioned);
    }

    private static String hints(List<PlanNode> plan, Relation... relations) {
        return ((Hints) HintedPlan.of(plan, ServerNames.of(NAMES, List.of(relations)))).text();
    }

    private static List<Obstacle> obstacles(List<PlanNode> plan, PlanAliases aliases, List<Relation> relations) {
        return ((Inexpressible) HintedPlan.of(plan, ServerNames.of(aliases, relations))).obstacles();
    }

    private static Relation index(String name, boolean isValid) {
        IndexDefinition index = new IndexDefinition(
                name, "btree", List.of("customer_id"), List.of(), null, "", false, false, isValid, true, true, 0);
        return new Relation(
                new RelationName("public", "orders"), Relation.Kind.TABLE, null, 1, 0, 0, null, List.of(index));
    }

    private static PlanNode node(
            int parent, NodeRole role, Operator operator, @Nullable String relation, @Nullable IndexKey index) {
        return new PlanNode(
                parent, role, operator, null, relation, index, "at capture", List.of(), List.of(), null, 0, 1, 1);
    }
}

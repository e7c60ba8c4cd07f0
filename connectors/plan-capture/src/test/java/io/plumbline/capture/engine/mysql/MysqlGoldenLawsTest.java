package io.plumbline.capture.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import io.plumbline.capture.plan.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves the hash of real plans and what does not. */
final class MysqlGoldenLawsTest {

    private static final List<String> FORMS = MysqlCorpus.FORMS;
    private static final String V1 = "9.7-v1";
    private static final String V2 = "9.7-v2";

    /** Of these version 1 tells more; docs/reference/mysql-plans.md says what. */
    private static final Set<String> TOLD_BY_VERSION_1_ONLY = Set.of(
            // tables read while the statement is planned
            "const_row",
            "const_other_value",
            "unique_code",
            "scalar_subquery",
            "system_row",
            "cte_recursive",
            // which index is counted
            "count_all",
            // changes of one table
            "delete_all",
            "delete_by_key",
            "update_by_key",
            "update_order_limit",
            "update_range");

    /** The optimizer of 9.7 chose what that of 8.0.12 cannot, or prints a condition differently. */
    private static final Set<String> OTHERWISE_IN_8_0 = Set.of(
            // anti joins, hash joins, skip scans
            "antijoin_not_exists",
            "antijoin_not_in",
            "hash_join",
            "hash_join_without_condition",
            "hash_left_join",
            "skip_scan",
            // conditions pushed into derived tables
            "cte_once",
            "derived_materialized",
            // semijoins of single-table DELETE
            "delete_subquery",
            // the CTE's rows are looked up by a key made for it
            "cte_twice",
            // conditions that the lookup has tested already
            "ref_or_null",
            "subquery_in_order_by",
            "window_buffered",
            // sort of a UNION without a file sort being told
            "union_order_limit",
            // the data dictionary's own tables
            "information_schema",
            // counted by another index
            "count_all");

    /** The optimizer of MariaDB 11 counts costs otherwise, and chose otherwise or does not tell the same. */
    private static final Set<String> OTHERWISE_IN_MARIADB_11 = Set.of(
            // a scan and a sort where 10.11 walks through an index
            "count_distinct",
            "cte_once",
            "cte_twice",
            "group_index",
            "hash_join_without_condition",
            // a clustered primary key is told as covering by 10.11 only
            "self_join",
            "union_derived",
            // other strategies for semijoins, and hints for them
            "delete_subquery",
            "semijoin_duplicate_weedout",
            "semijoin_loose_scan",
            // no row id filter, and a condition that the index tests
            "index_merge_intersect",
            "partition_index");

    @Test
    void bothVersionsOfTheFormatGiveOnePlanOneHash() {
        assertThat(different(V1, V2)).isEqualTo(new TreeSet<>(TOLD_BY_VERSION_1_ONLY));
    }

    @Test
    void plansOfOldAndNewServersDifferOnlyWhereTheStrategyDoes() {
        assertThat(different(V1, "8.0")).isEqualTo(new TreeSet<>(OTHERWISE_IN_8_0));
    }

    @Test
    void plansOfMariaDb10And11DifferOnlyWhereTheStrategyDoes() {
        assertThat(different("mariadb-10.11", "mariadb-11.8")).isEqualTo(new TreeSet<>(OTHERWISE_IN_MARIADB_11));
    }

    @Test
    void costsOfMariaDb11AreMillisecondsAndBecomePageReads() throws PlanRefusedException {
        assertThat(MysqlCorpus.explain("mariadb-11.8", "eq_ref_join").json()).contains("\"cost\": 0.40597796,");
        assertThat(MysqlCorpus.plan("mariadb-11.8", "eq_ref_join").cost().totalCost())
                .isCloseTo(0.40597796 / 0.01024, Percentage.withPercentage(0.001));
        assertThat(MysqlCorpus.plan("mariadb-10.11", "eq_ref_join").cost().totalCost())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "const_row, const_other_value",
        "full_scan, full_scan_other_alias",
        "ref, ref_other_alias",
        "range_in_list, range_in_list_of_two",
        "partition_one, partition_two"
    })
    void whatIsAccidentalLeavesTheHashAlone(String one, String other) {
        assertThat(FORMS).allSatisfy(form -> assertThat(hash(form, one)).isEqualTo(hash(form, other)));
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void renamedIndexesLeaveEveryHashAlone(String form) throws PlanRefusedException {
        List<Relation> renamed = MysqlCorpus.relations(form).stream()
                .map(MysqlGoldenLawsTest::withRenamedIndexes)
                .toList();
        for (String query : planned(form)) {
            String json = MysqlCorpus.explain(form, query).json().replaceAll("\\b(\\w+_idx)\\b", "renamed_$1");
            assertThat(read(form, query, json, MysqlCatalog.of(renamed)).plan().planHash())
                    .as(query)
                    .isEqualTo(hash(form, query));
        }
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void costsAndRowsLeaveEveryHashAlone(String form) throws PlanRefusedException {
        for (String query : planned(form)) {
            String json = MysqlCorpus.explain(form, query)
                    .json()
                    .replaceAll("(\"[a-z_]*(?:cost|rows|filtered)[a-z_]*\": \"?)(\\d)", "$13$2");
            assertThat(read(form, query, json, MysqlCorpus.catalog(form)).plan().planHash())
                    .as(query)
                    .isEqualTo(hash(form, query));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ref, \"access_type\": \"ref\", \"access_type\": \"ALL\"",
        "ref, orders_customer_idx, orders_created_idx",
        "ref, \"ref\", \"range\"",
        "hash_join, hash join, Batched Key Access",
        "index_scan_backward, \"backward_index_scan\": true, \"backward_index_scan\": false",
        "full_scan, like, <>",
        "index_merge_union, union(, intersect(",
        "filesort, \"using_filesort\": true, \"using_filesort\": false"
    })
    void everyStrategicChangeMovesTheHash(String query, String from, String to) throws PlanRefusedException {
        String json = MysqlCorpus.explain(V1, query).json();
        assertThat(json).contains(from);

        assertThat(read(V1, query, json.replace(from, to), MysqlCorpus.catalog(V1))
                        .plan()
                        .planHash())
                .isNotEqualTo(hash(V1, query));
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void noLiteralOfAnyQueryIsInItsPlan(String form) throws PlanRefusedException {
        for (String query : planned(form)) {
            ReadPlan plan = MysqlCorpus.plan(form, query);
            assertThat(PlanText.tree(plan.plan().nodes()) + plan.relations() + plan.settings())
                    .as(query)
                    .doesNotContain("secret", "7365637265742d3763", "city 7", "'", "2026", "4711");
        }
    }

    @Test
    void bothVersionsCostAPlanAlike() throws PlanRefusedException {
        for (String query : List.of("full_scan", "ref", "range", "eq_ref_join", "nested_loop_three", "filesort")) {
            CostVector one = MysqlCorpus.plan(V1, query).cost();
            CostVector two = MysqlCorpus.plan(V2, query).cost();
            assertThat(two.rowsExamined()).as(query).isCloseTo(one.rowsExamined(), Percentage.withPercentage(25));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // query_cost of the statement, and of the block in it with how often it is run
        "derived_with_limit, 4.81, 524.52, 1",
        "union_derived, 67.76, 33.67, 1",
        "in_subquery_materialized, 101.25, 524.52, 1",
        "scalar_subquery, 1.00, 524.52, 1",
        // for each of 1000 customers, and of the 25 in a city
        "exists_correlated, 101.25, 5.32, 1000",
        "lateral, 79.89, 5.32, 25",
        // a semijoin's cost has that of its rows
        "semijoin_materialization, 781.80, 0, 0"
    })
    void theTotalHasWhatSubqueriesCost(String query, double around, double inside, double times)
            throws PlanRefusedException {
        assertThat(MysqlCorpus.plan(V1, query).cost().totalCost())
                .isCloseTo(around + inside * times, Offset.offset(0.005 * (1 + times)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "derived_with_limit",
                "derived_materialized",
                "union_derived",
                "in_subquery_materialized",
                "exists_correlated",
                "correlated_subquery",
                "lateral"
            })
    void bothVersionsCostSubqueriesAlike(String query) throws PlanRefusedException {
        assertThat(MysqlCorpus.plan(V2, query).cost().totalCost())
                .isCloseTo(MysqlCorpus.plan(V1, query).cost().totalCost(), Percentage.withPercentage(25));
    }

    @ParameterizedTest
    @CsvSource({
        // a condition's subquery is counted by the server, one of the select list for each of 25 customers is not
        "exists_correlated, 101.25",
        "subquery_in_select, 68.50"
    })
    void theHypergraphOptimizersTotalLacksTheSelectListOnly(String query, double total) throws PlanRefusedException {
        assertThat(hypergraph(query).cost().totalCost()).isCloseTo(total, Offset.offset(0.01));
    }

    @Test
    void costsAreDividedByWhatAPageReadCosts() throws PlanRefusedException {
        MysqlExplain explain = MysqlCorpus.explain(V1, "full_scan");
        double plain = MysqlCorpus.plan(V1, "full_scan").cost().totalCost();

        assertThat(new MysqlPlanReader()
                        .read(explain, MysqlCorpus.catalog(V1), new CostConstants(4))
                        .cost()
                        .totalCost())
                .isEqualTo(plain / 4);
        assertThat(explain.json()).contains("\"query_cost\": \"%.2f\"".formatted(plain));
    }

    @Test
    void aPlanOfTheHypergraphOptimizerIsMarkedAndNeverTakenForOneOfTheOther() throws PlanRefusedException {
        ReadPlan hypergraph = hypergraph("ref");

        assertThat(hypergraph.settings()).containsEntry("optimizer", "hypergraph");
        assertThat(hypergraph.plan().planHash()).isNotEqualTo(hash(V2, "ref"));
    }

    @Test
    void aStatementWhoseValuesFindNoRowHasNoPlan() {
        for (String form : FORMS) {
            if (!form.startsWith("maria")) {
                assertThat(refusal(form, "no_matching_const")).as(form).isEqualTo(Reason.WITHOUT_PLAN);
            }
        }
    }

    private static ReadPlan hypergraph(String query) throws PlanRefusedException {
        MysqlExplain classic = MysqlCorpus.explain(V2, query);
        return new MysqlPlanReader()
                .read(
                        new MysqlExplain(classic.json(), null, classic.schema(), MysqlExplain.Optimizer.HYPERGRAPH),
                        MysqlCorpus.catalog(V2),
                        CostConstants.DEFAULT);
    }

    private static Set<String> different(String one, String other) {
        Set<String> different = new TreeSet<>();
        for (String query : MysqlCorpus.queries(one)) {
            if (MysqlCorpus.queries(other).contains(query) && !Objects.equals(hash(one, query), hash(other, query))) {
                different.add(query);
            }
        }
        return different;
    }

    private static List<String> planned(String form) {
        return MysqlCorpus.queries(form).stream()
                .filter(query -> hash(form, query).length() == 64)
                .toList();
    }

    /** The hash, or the reason that there is none. */
    private static String hash(String form, String query) {
        try {
            return MysqlCorpus.plan(form, query).plan().planHash();
        } catch (PlanRefusedException e) {
            return e.reason().name();
        }
    }

    private static Reason refusal(String form, String query) {
        try {
            List<PlanNode> nodes = MysqlCorpus.plan(form, query).plan().nodes();
            throw new AssertionError("was read as " + PlanText.tree(nodes));
        } catch (PlanRefusedException e) {
            return e.reason();
        }
    }

    private static ReadPlan read(String form, String query, String json, MysqlCatalog catalog)
            throws PlanRefusedException {
        return new MysqlPlanReader()
                .read(MysqlCorpus.document(json, MysqlCorpus.rewritten(form, query)), catalog, CostConstants.DEFAULT);
    }

    private static Relation withRenamedIndexes(Relation relation) {
        List<IndexDefinition> renamed = new ArrayList<>();
        for (IndexDefinition index : relation.indexes()) {
            renamed.add(index.withName(index.name().endsWith("_idx") ? "renamed_" + index.name() : index.name()));
        }
        return new Relation(
                relation.name(),
                relation.kind(),
                relation.parent(),
                relation.estimatedRows(),
                relation.bytes(),
                relation.modifiedSinceAnalyze(),
                relation.lastAnalyzeAt(),
                renamed);
    }
}

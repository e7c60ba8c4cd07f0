package io.plumbline.capture.engine.postgres;

import static io.plumbline.capture.engine.postgres.GoldenCorpus.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What moves the hash of real plans and what does not. */
final class GoldenLawsTest {

    private static final List<Integer> MAJORS = GoldenCorpus.MAJORS;

    /** Queries for which a major brought a new strategy, and the majors that plan alike. */
    private static final Map<String, List<Set<Integer>>> NEW_STRATEGIES = Map.of(
            // Right Anti joins, from 16
            "anti_join", List.of(Set.of(14, 15), Set.of(16, 17, 18)),
            // statistics of a materialised CTE reach the outer query, from 17
            "cte_used_twice", List.of(Set.of(14, 15, 16), Set.of(17, 18)),
            // EXCEPT takes two inputs instead of one Append, from 18
            "except", List.of(Set.of(14, 15, 16, 17), Set.of(18)),
            // incremental sort for window functions, from 16
            "window", List.of(Set.of(14, 15), Set.of(16, 17, 18)),
            // run conditions, from 15
            "window_run_condition", List.of(Set.of(14), Set.of(15, 16, 17, 18)));

    @Test
    void everyMajorGivesTheSameStrategyTheSameHash() {
        Map<String, Set<Set<Integer>>> found = new TreeMap<>();
        Map<String, Set<Set<Integer>>> expected = new TreeMap<>();
        Set<String> queries = new TreeSet<>();
        MAJORS.forEach(major -> queries.addAll(GoldenCorpus.queries(major)));
        for (String query : queries) {
            Map<String, Set<Integer>> byHash = new TreeMap<>();
            Set<Integer> majors = new TreeSet<>();
            for (int major : MAJORS) {
                if (GoldenCorpus.queries(major).contains(query)) {
                    majors.add(major);
                    byHash.computeIfAbsent(hash(major, query), hash -> new TreeSet<>())
                            .add(major);
                }
            }
            found.put(query, new HashSet<>(byHash.values()));
            expected.put(query, new HashSet<>(NEW_STRATEGIES.getOrDefault(query, List.of(majors))));
        }

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "index_scan, index_scan_other_alias",
        "index_scan, index_scan_analyzed",
        "hash_join, hash_join_analyzed",
        "in_list, in_list_of_one",
        "in_list, in_list_of_literals",
        "seq_scan, parallel_scan",
        "plain_aggregate, parallel_aggregate",
        "hash_aggregate, parallel_hash_aggregate",
        "hash_join, parallel_hash_join",
        "serial_sort, parallel_sort",
        "partition_one, partition_two"
    })
    void whatIsAccidentalLeavesTheHashAlone(String one, String other) {
        assertThat(MAJORS).allSatisfy(major -> assertThat(hash(major, one)).isEqualTo(hash(major, other)));
    }

    @Test
    void queriesOfDifferentStrategyHaveDifferentHashes() {
        Map<String, Set<String>> byHash = new TreeMap<>();
        for (String query : GoldenCorpus.queries(18)) {
            byHash.computeIfAbsent(hash(18, query), hash -> new TreeSet<>()).add(query);
        }

        assertThat(byHash.values().stream().filter(queries -> queries.size() > 1))
                .containsExactlyInAnyOrder(
                        Set.of("index_scan", "index_scan_analyzed", "index_scan_other_alias"),
                        Set.of("hash_join", "hash_join_analyzed", "parallel_hash_join"),
                        Set.of("in_list", "in_list_of_literals", "in_list_of_one"),
                        Set.of("seq_scan", "parallel_scan"),
                        Set.of("plain_aggregate", "parallel_aggregate"),
                        Set.of("hash_aggregate", "parallel_hash_aggregate"),
                        Set.of("serial_sort", "parallel_sort"),
                        Set.of("partition_one", "partition_two"));
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void renamedIndexesLeaveEveryHashAlone(int major) {
        PostgresCatalog renamed = PostgresCatalog.of(GoldenCorpus.relations(major).stream()
                .map(GoldenLawsTest::withRenamedIndexes)
                .toList());

        for (String query : GoldenCorpus.queries(major)) {
            String json = GoldenCorpus.json(major, query)
                    .replaceAll("\"Index Name\": \"", "\"Index Name\": \"renamed_")
                    .replaceAll("(\"Conflict Arbiter Indexes\": \\[\")", "$1renamed_");
            assertThat(GoldenCorpus.plan(json, renamed).plan().planHash())
                    .as(query)
                    .isEqualTo(hash(major, query));
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void renamedPartitionsAndTheirAliasesLeaveEveryHashAlone(int major) {
        PostgresCatalog renamed = PostgresCatalog.of(GoldenCorpus.relations(major).stream()
                .map(GoldenLawsTest::withRenamedPartition)
                .toList());

        for (String query : GoldenCorpus.queries(major)) {
            String json = GoldenCorpus.json(major, query)
                    .replaceAll("(measurement|alarm)_2026_(\\d\\d)\"", "p$2_$1\"")
                    .replaceAll("(measurement|alarm|m|a)_([123])\\b", "$1_4$2");
            assertThat(GoldenCorpus.plan(json, renamed).plan().planHash())
                    .as(query)
                    .isEqualTo(hash(major, query));
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void costsRowsAndWorkersLeaveEveryHashAlone(int major) {
        for (String query : GoldenCorpus.queries(major)) {
            String json = GoldenCorpus.json(major, query)
                    .replaceAll(
                            "(\"(?:Plan Rows|Startup Cost|Total Cost|Plan Width|Workers Planned)\": )(\\d)", "$13$2");
            assertThat(GoldenCorpus.plan(json, GoldenCorpus.catalog(major))
                            .plan()
                            .planHash())
                    .as(query)
                    .isEqualTo(hash(major, query));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "join algorithm | hash_join | \"Hash Join\" | \"Merge Join\"",
                "join type | hash_join | \"Inner\", | \"Left\",",
                "access method | index_scan | \"Index Scan\" | \"Index Only Scan\"",
                "sequential scan | index_scan | \"Index Scan\" | \"Seq Scan\"",
                "another index | index_scan | orders_customer_idx | orders_created_idx",
                "partial index | partial_index | orders_open_idx | orders_created_idx",
                "operator of a filter | seq_scan | orders.total > | orders.total <",
                "column of a filter | seq_scan | orders.status | orders.note",
                "sort order | sort_limit | DESC NULLS LAST | ASC NULLS LAST",
                "aggregate strategy | hash_aggregate | \"Hashed\" | \"Sorted\"",
                "relation | seq_scan | \"Relation Name\": \"orders\" | \"Relation Name\": \"product\"",
                "scan direction | index_scan_backward | \"Backward\" | \"Forward\"",
                "set operation | except | \"Except\" | \"Intersect\"",
                "hashed or repeated subplan | hashed_subplan | hashed SubPlan | SubPlan",
                "operator this version does not know | sort_limit | \"Sort\" | \"Quantum Sort\""
            })
    void everyStrategicChangeMovesTheHash(String change, String query, String from, String to) {
        String json = GoldenCorpus.json(18, query);
        assertThat(json).as(change).contains(from);

        assertThat(GoldenCorpus.plan(json.replace(from, to), GoldenCorpus.catalog(18))
                        .plan()
                        .planHash())
                .as(change)
                .isNotEqualTo(hash(18, query));
    }

    @Test
    void anotherJoinOrderMovesTheHash() {
        String json = GoldenCorpus.json(18, "hash_left_join");
        String swapped = json.replace("\"orders\"", "\"other\"")
                .replace("\"customer\"", "\"orders\"")
                .replace("\"other\"", "\"customer\"");

        assertThat(GoldenCorpus.plan(swapped, GoldenCorpus.catalog(18)).plan().planHash())
                .isNotEqualTo(hash(18, "hash_left_join"));
    }

    @Test
    void anIndexTheCatalogueDoesNotKnowIsToldByItsTableAndCondition() {
        String json = GoldenCorpus.json(18, "index_scan");
        String hash = GoldenCorpus.plan(json, PostgresCatalog.empty()).plan().planHash();

        assertThat(GoldenCorpus.plan(json.replace("orders_customer_idx", "anything"), PostgresCatalog.empty())
                        .plan()
                        .planHash())
                .isEqualTo(hash)
                .isNotEqualTo(hash(18, "index_scan"));
    }

    private static Relation withRenamedIndexes(Relation relation) {
        List<IndexDefinition> renamed = new ArrayList<>();
        for (IndexDefinition index : relation.indexes()) {
            renamed.add(index.withName("renamed_" + index.name()));
        }
        return copy(relation, relation.name(), renamed);
    }

    private static Relation withRenamedPartition(Relation relation) {
        String table = relation.name().table().replaceAll("(measurement|alarm)_2026_(\\d\\d)", "p$2_$1");
        return copy(relation, new RelationName(relation.name().schema(), table), relation.indexes());
    }

    private static Relation copy(Relation relation, RelationName name, List<IndexDefinition> indexes) {
        return new Relation(
                name,
                relation.kind(),
                relation.parent(),
                relation.estimatedRows(),
                relation.bytes(),
                relation.modifiedSinceAnalyze(),
                relation.lastAnalyzeAt(),
                indexes);
    }
}

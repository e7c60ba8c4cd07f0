package io.plumbline.capture.hints;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.engine.postgres.GoldenCorpus;
import io.plumbline.capture.engine.postgres.PlanAliases;
import io.plumbline.capture.hints.HintedPlan.Hints;
import io.plumbline.capture.hints.HintedPlan.Inexpressible;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.capture.plan.PlanRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class HintedCorpusTest {

    private static final List<Integer> MAJORS = GoldenCorpus.MAJORS;
    private static final Path FOLDER = Path.of("src/test/resources/golden/hints-results");
    private static final Set<Operator> SCANS = EnumSet.of(
            Operator.SEQ_SCAN,
            Operator.INDEX_SCAN,
            Operator.INDEX_ONLY_SCAN,
            Operator.BITMAP_HEAP_SCAN,
            Operator.TID_SCAN,
            Operator.TID_RANGE_SCAN);
    private static final Set<Operator> JOINS =
            EnumSet.of(Operator.NESTED_LOOP_JOIN, Operator.HASH_JOIN, Operator.MERGE_JOIN);

    @ParameterizedTest
    @FieldSource("MAJORS")
    void everyRecordedPlanIsHintedAsListed(int major) throws IOException {
        String listing = GoldenCorpus.queries(major).stream()
                .map(query -> query + ": " + line(hinted(major, query)) + "\n")
                .collect(Collectors.joining());
        Path file = FOLDER.resolve(major + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, listing);
        }
        assertThat(listing).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void everyScanAndEveryJoinOfAHintedPlanHasItsPhrase(int major) {
        for (String query : GoldenCorpus.queries(major)) {
            if (hinted(major, query) instanceof Hints hints) {
                List<PlanNode> nodes = GoldenCorpus.plan(major, query).plan().nodes();
                assertThat(count(hints, "(Seq|Tid|Index|IndexOnly|Bitmap)Scan\\(.*"))
                        .as(query)
                        .isEqualTo(nodes.stream()
                                .filter(node -> SCANS.contains(node.operator()))
                                .count());
                assertThat(count(hints, "(NestLoop|HashJoin|MergeJoin)\\(.*"))
                        .as(query)
                        .isEqualTo(nodes.stream()
                                .filter(node -> JOINS.contains(node.operator()))
                                .count());
            }
        }
    }

    @Test
    void everyListingHasItsMajor() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet()))
                    .isEqualTo(MAJORS.stream()
                            .map(major -> major + ".txt")
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static long count(Hints hints, String pattern) {
        return hints.phrases().stream()
                .filter(phrase -> phrase.matches(pattern))
                .count();
    }

    private static HintedPlan hinted(int major, String query) {
        try {
            PlanAliases aliases = PlanAliases.read(
                    GoldenCorpus.json(major, query).getBytes(StandardCharsets.UTF_8), GoldenCorpus.catalog(major));
            return HintedPlan.of(
                    GoldenCorpus.plan(major, query).plan().nodes(),
                    ServerNames.of(aliases, GoldenCorpus.relations(major)));
        } catch (PlanRefusedException e) {
            throw new AssertionError("refused: " + e.reason(), e);
        }
    }

    private static String line(HintedPlan plan) {
        if (plan instanceof Hints hints) {
            return hints.text();
        }
        return "not to be hinted: " + ((Inexpressible) plan).obstacles();
    }
}

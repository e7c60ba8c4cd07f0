package io.plumbline.local.lab.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.avro.v1.Cause;
import io.plumbline.avro.v1.VerdictLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

    private static final long SEED = 1;

    private final Catalogue catalogue = new Catalogue();

    @Test
    void thereAreFortyHarmfulAndTwentyBenignEventsWithDistinctIdsAndAWordOnEach() {
        assertThat(catalogue.select("harmful")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(catalogue.select("benign")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(catalogue.events()).extracting(LabEvent::id).doesNotHaveDuplicates();
        assertThat(catalogue.events())
                .allSatisfy(event -> assertThat(event.says()).isNotBlank())
                .allSatisfy(event -> assertThat(event.change()).isNotEmpty());
    }

    @Test
    void everyStatementHasOneSourceForEachMarkAndAHashOfItsOwn() {
        List<LabStatement> statements = catalogue.statementsOf(catalogue.events());
        assertThat(statements)
                .allSatisfy(statement -> assertThat(statement.parameters())
                        .as(statement.name())
                        .hasSize((int)
                                statement.sql().chars().filter(c -> c == '?').count()));
        assertThat(statements).extracting(LabStatement::sqlHash).doesNotHaveDuplicates();
        assertThat(catalogue.analyticalStatements()).hasSize(22);
    }

    @Test
    void everyExpectationIsAboutAStatementOfItsEvent() {
        assertThat(catalogue.events()).allSatisfy(event -> {
            Set<String> own =
                    event.statements().stream().map(LabStatement::name).collect(Collectors.toSet());
            assertThat(event.expectations())
                    .extracting(Expectation::statement)
                    .as(event.id())
                    .isSubsetOf(own);
        });
    }

    @Test
    void noPlaceholderIsLeftInAnySql() {
        assertThat(catalogue.events()).allSatisfy(event -> {
            assertThat(event.setup()).noneMatch(sql -> sql.matches(".*\\{\\w+}.*"));
            assertThat(event.statements())
                    .noneMatch(statement -> statement.sql().contains("{"));
        });
    }

    @Test
    void anEventConcernsItsOwnStatementsAndAWideOneConcernsAll() {
        LabEvent narrow = catalogue.select("index-dropped-lookup").get(0);
        LabEvent wide = catalogue.select("random-page-cost-raised").get(0);
        LabEvent benign = catalogue.select("index-renamed").get(0);
        assertThat(narrow.concerns("index-dropped-lookup.by-customer")).isTrue();
        assertThat(narrow.concerns("oltp.balance")).isFalse();
        assertThat(wide.concerns("oltp.balance")).isTrue();
        assertThat(benign.concerns("index-renamed.by-customer")).isFalse();
    }

    @Test
    void anExpectationReadsItsLevelsAndCauses() {
        Expectation expectation = catalogue
                .select("statistics-deleted-lookup")
                .get(0)
                .expectations()
                .get(0);
        assertThat(expectation.levels()).containsExactlyInAnyOrder(VerdictLevel.WARN, VerdictLevel.BLOCK);
        assertThat(expectation.causes()).containsExactlyInAnyOrder(Cause.STATS_DRIFT, Cause.PLAN_CHANGE);
        assertThat(expectation.text()).isEqualTo("WARN|BLOCK PLAN_CHANGE|STATS_DRIFT");
    }

    @Test
    void theGuideListsEveryEventWithWhatItStandsForAndWhatIsExpected() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "..", "docs", "lab.md")).stream()
                .dropWhile(line -> !line.equals("## The events"))
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(catalogue.events().stream()
                        .map(event -> "| `%s` | %s | %s |".formatted(event.id(), event.says(), expected(event)))
                        .toList());
    }

    @Test
    void anUnknownIdIsNamed() {
        assertThatThrownBy(() -> catalogue.select("index-renamed,nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense")
                .hasMessageContaining("--list");
    }

    @Test
    void parametersComeFromTheirSources() {
        LabStatement statement = new LabStatement(
                "any",
                "?",
                List.of(
                        ValueSource.parse("int 3 3"),
                        ValueSource.parse("date 1995-01-31 1995-01-31"),
                        ValueSource.parse("plus 1"),
                        ValueSource.parse("of ECONOMY ANODIZED STEEL"),
                        ValueSource.parse("format pick%03d 7 7")));
        assertThat(statement.values(new Random(SEED)))
                .extracting(Object::toString)
                .containsExactly("3", "1995-01-31", "1995-02-01", "ECONOMY ANODIZED STEEL", "pick007");
        assertThatThrownBy(() -> ValueSource.parse("float 1 2")).hasMessageContaining("float 1 2");
    }

    @Test
    void actionsAreReadFromTheirShortForm() {
        assertThat(Action.parse("DROP INDEX i")).isEqualTo(new Action.Sql("DROP INDEX i", 1));
        assertThat(Action.parse("@50 ANALYZE t")).isEqualTo(new Action.Sql("ANALYZE t", 50));
        assertThat(Action.parse("@client 5 SELECT #")).isEqualTo(new Action.ClientSql("SELECT #", 5));
        assertThat(Action.parse("@failing CREATE x")).isEqualTo(new Action.FailingSql("CREATE x"));
        assertThat(Action.parse("@kill-server")).isEqualTo(new Action.Doing(Deed.KILL_SERVER));
    }

    /** Such as {@code WARN or BLOCK, DDL}. */
    private static String expected(LabEvent event) {
        return event.isHarmful()
                ? event.expectations().stream()
                        .map(expectation ->
                                expectation.text().replace(" ", ", ").replace("|", " or "))
                        .distinct()
                        .collect(Collectors.joining("; "))
                : "silence";
    }
}

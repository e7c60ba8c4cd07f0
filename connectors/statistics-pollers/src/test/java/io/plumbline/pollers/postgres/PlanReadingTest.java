package io.plumbline.pollers.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.capture.hints.Obstacle;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.RoleDirectory;
import io.plumbline.pollers.ServerMoment;
import io.plumbline.pollers.records.PlanOutcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read as a plan is an outcome with its reason, whatever the server sends. */
final class PlanReadingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LEAF = node("Result", 1, "");

    static List<Arguments> documents() {
        return List.of(
                Arguments.of("no JSON", "Seq Scan on orders", NoPlanReason.PLAN_MALFORMED),
                Arguments.of("no plan", "[{\"Settings\": {}}]", NoPlanReason.PLAN_MALFORMED),
                Arguments.of("a negative cost", document(node("Result", -1, "")), NoPlanReason.PLAN_IMPOSSIBLE_NUMBER),
                Arguments.of("10,001 levels", document(chain(10_001)), NoPlanReason.PLAN_TOO_DEEP),
                Arguments.of(
                        "100,001 nodes",
                        document(node(
                                "Append",
                                1,
                                String.join(
                                        ",",
                                        Stream.generate(() -> LEAF)
                                                .limit(100_000)
                                                .toList()))),
                        NoPlanReason.PLAN_TOO_MANY_NODES),
                Arguments.of(
                        "more than 20 MiB", document(LEAF) + " ".repeat(20 * 1024 * 1024), NoPlanReason.PLAN_OVERSIZE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aPlanBeyondALimitIsAbsentWithItsReason(String name, String json, NoPlanReason reason) {
        assertThat(read(new Explained.Document(json))).as(name).isEqualTo(new PlanOutcome.Absent(reason));
    }

    @Test
    void aPlanWithinTheLimitsIsReadAndARefusalKeepsItsReason() {
        assertThat(read(new Explained.Document(document(LEAF)))).isInstanceOf(PlanOutcome.Planned.class);
        assertThat(read(new Explained.Refused(NoPlanReason.SYNTAX)))
                .isEqualTo(new PlanOutcome.Absent(NoPlanReason.SYNTAX));
    }

    @Test
    void aPlanIsSaidInHintsByTheNamesOfTheStatementOrItIsSaidWhyNot() {
        String orders = node("Seq Scan", 1, "")
                .replace("{", "{\"Schema\": \"public\", \"Relation Name\": \"orders\", \"Alias\": \"o\", ");

        assertThat(hints(orders)).isEqualTo(new HintedPlan.Hints(List.of("SeqScan(\"o\")")));
        assertThat(hints(LEAF))
                .isEqualTo(new HintedPlan.Inexpressible(List.of(new Obstacle(Obstacle.Reason.NOTHING_TO_HINT, ""))));
    }

    private static @Nullable HintedPlan hints(String plan) {
        return ((PlanOutcome.Planned) read(new Explained.Document(document(plan)))).hints();
    }

    private static PlanOutcome read(Explained explained) {
        ServerFacts facts = new ServerFacts("18.0", 18, NOW, false, 1, true, null, null, NOW);
        ServerView server = new ServerView(
                facts,
                new Statistics(new StatisticsEpoch(null, 0), NOW, List.of()),
                new RoleDirectory(),
                new ServerMoment(NOW, 0));
        return PlanReading.read(
                explained, new PlanReading.Asked(PlanKind.GENERIC, 0), server, Catalog.of(0, NOW, List.of()));
    }

    private static String document(String plan) {
        return "[{\"Plan\": " + plan + "}]";
    }

    private static String chain(int levels) {
        String node = "{\"Node Type\": \"Materialize\", \"Startup Cost\": 1, \"Total Cost\": 1, \"Plan Rows\": 1,"
                + " \"Plan Width\": 4, \"Plans\": [";
        return node.repeat(levels - 1) + LEAF + "]}".repeat(levels - 1);
    }

    private static String node(String type, double cost, String children) {
        return "{\"Node Type\": \"" + type + "\", \"Startup Cost\": 1, \"Total Cost\": " + cost
                + ", \"Plan Rows\": 1, \"Plan Width\": 4"
                + (children.isEmpty() ? "" : ", \"Plans\": [" + children + "]")
                + "}";
    }
}

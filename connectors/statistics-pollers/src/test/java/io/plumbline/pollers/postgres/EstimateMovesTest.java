package io.plumbline.pollers.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.RoleDirectory;
import io.plumbline.pollers.ServerMoment;
import io.plumbline.pollers.explain.EstimateMoves;
import io.plumbline.pollers.postgres.Sighting.ExplainKey;
import io.plumbline.pollers.records.PlanOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EstimateMovesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ExplainKey ONE = new ExplainKey(10, "public", "one");
    private static final ExplainKey OTHER = new ExplainKey(10, "public", "other");

    private final EstimateMoves<ExplainKey> moves = new EstimateMoves<>();

    @Test
    void aCostThatDiffersByMoreThanAFifthFromItsLastHasMoved() {
        assertThat(moves.anyIn(Map.of(ONE, cost(100), OTHER, cost(5)))).isFalse();
        assertThat(moves.anyIn(Map.of(ONE, cost(119), OTHER, cost(5)))).isFalse();
        assertThat(moves.anyIn(Map.of(ONE, cost(150), OTHER, cost(5)))).isTrue();
        assertThat(moves.anyIn(Map.of(ONE, cost(150), OTHER, cost(3)))).isTrue();
    }

    @Test
    void aPollWithoutAPlanKeepsTheCostAndAStatementThatIsGoneIsForgotten() {
        assertThat(moves.anyIn(Map.of(ONE, cost(100)))).isFalse();
        assertThat(moves.anyIn(Map.of(ONE, new PlanOutcome.Absent(NoPlanReason.BUDGET_SPENT))))
                .isFalse();
        assertThat(moves.anyIn(Map.of(ONE, cost(200)))).isTrue();
        assertThat(moves.anyIn(Map.of())).isFalse();
        assertThat(moves.anyIn(Map.of(ONE, cost(900)))).isFalse();
    }

    private static PlanOutcome cost(int total) {
        ServerFacts facts = new ServerFacts("18.0", 18, NOW, false, 1, true, null, null, NOW);
        ServerView server = new ServerView(
                facts,
                new Statistics(new StatisticsEpoch(null, 0), NOW, List.of()),
                new RoleDirectory(),
                new ServerMoment(NOW, 0));
        String json = "[{\"Plan\": {\"Node Type\": \"Result\", \"Startup Cost\": 0, \"Total Cost\": " + total
                + ", \"Plan Rows\": 1, \"Plan Width\": 4}}]";
        return PlanReading.read(
                new Explained.Document(json),
                new PlanReading.Asked(PlanKind.GENERIC, 0),
                server,
                Catalog.of(0, NOW, List.of()));
    }
}

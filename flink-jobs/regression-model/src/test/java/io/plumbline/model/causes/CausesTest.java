package io.plumbline.model.causes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.monitor.Effect;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CausesTest {

    private static final Instant NOW = Story.START;
    private static final PlanSighting GOOD = Plans.indexScan(8.45, 10, 200_000);
    private static final PlanSighting BAD = Plans.sequentialScan(4_123, 10, 200_000);

    private static PlanRecord reference() {
        StatementState state = Story.withDefaults().poll(GOOD).state();
        return state.plans().get(0);
    }

    private static CauseFinding find(PlanSighting now, double ratio, DdlEvent... ddl) {
        Story story = Story.withDefaults();
        PlanRecord reference = reference();
        return Causes.find(new CauseContext(
                story.sample(now),
                now,
                reference,
                reference.planHash(),
                GOOD.kind(),
                ratio,
                true,
                List.of(ddl),
                NOW.minusSeconds(60),
                NOW));
    }

    private static DdlEvent ddl(String tag, String identity, String relation, int secondsAgo) {
        return new DdlEvent(
                "shop",
                "shop",
                tag,
                "index",
                "public",
                identity,
                relation.isEmpty() ? null : relation,
                NOW.minusSeconds(secondsAgo));
    }

    @ParameterizedTest
    @CsvSource({
        "DROP INDEX,    public.orders_customer_idx,       '',              0,  DDL",
        "DROP INDEX,    'public.\"orders_customer_idx\"', '',              60, DDL",
        "DROP INDEX,    public.orders_customer_idx,       '',              61, PLAN_CHANGE",
        "DROP INDEX,    other.orders_customer_idx,        '',              0,  PLAN_CHANGE",
        "DROP INDEX,    public.orders_customer_id,        '',              0,  PLAN_CHANGE",
        "DROP INDEX,    public.orders.orders_customer_idx, '',             0,  DDL",
        "DROP INDEX,    public.lines.orders_customer_idx, public.lines,    0,  PLAN_CHANGE",
        "CREATE INDEX,  public.something,                 public.orders,   0,  DDL",
        "CREATE INDEX,  public.something,                 public.customers, 0, PLAN_CHANGE",
        "ALTER TABLE,   public.orders,                    '',              0,  DDL",
        "ALTER TABLE,   'public.\"orders\"',              '',              0,  DDL",
        "GRANT,         public.orders,                    '',              0,  PLAN_CHANGE"
    })
    void ddlCountsWhenItTouchesThePlansInTime(
            String tag, String identity, String relation, int secondsAgo, Cause expected) {
        assertThat(find(BAD, 400, ddl(tag, identity, relation, secondsAgo)).cause())
                .isEqualTo(expected);
    }

    @Test
    void theSamePlanUnderOtherSettingsIsNoDrift() {
        PlanSighting dear = Plans.indexScan(84.5, 10, 200_000);

        assertThat(find(dear, 10).cause()).isEqualTo(Cause.STATS_DRIFT);
        assertThat(find(dear.withSettings(Map.of("cpu_tuple_cost", "1")), 10).cause())
                .isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void ddlOfAnotherDatabaseDoesNotCount() {
        DdlEvent elsewhere =
                new DdlEvent("shop", "other", "DROP INDEX", "index", "public", "public.orders_customer_idx", null, NOW);

        assertThat(find(BAD, 400, elsewhere).cause()).isEqualTo(Cause.PLAN_CHANGE);
    }

    @Test
    void theDdlThatNamesThePlansIndexWinsOverALaterOneOnItsTable() {
        DdlEvent drop = ddl("DROP INDEX", "public.orders_customer_idx", "", 30);
        DdlEvent later = ddl("ALTER TABLE", "public.orders", "", 10);

        assertThat(find(BAD, 400, later, drop).ddl()).isEqualTo(drop);
        assertThat(find(BAD, 400, later, ddl("ALTER TABLE", "public.orders", "", 20))
                        .ddl())
                .isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 800000, DATA_GROWTH",
        "4, 400000, DATA_GROWTH",
        "4, 399000, STATS_DRIFT",
        "4, 200000, STATS_DRIFT",
        "4, 50000, STATS_DRIFT",
        "0.25, 50000, DATA_GROWTH",
        "0.25, 800000, STATS_DRIFT",
        "1, 800000, STATS_DRIFT"
    })
    void theSamePlanIsGrowthWhenSizesMovedInProportionAndElseDrift(double ratio, double rows, Cause expected) {
        assertThat(find(Plans.indexScan(8.45 * ratio, 10, rows), ratio).cause()).isEqualTo(expected);
    }

    @Test
    void rowsThatAreCountedOtherwiseInAFileOfTheSameSizeAreDrift() {
        PlanSighting grown = Plans.indexScan(84.5, 10, 2_000_000);
        PlanSighting recounted = new PlanSighting(
                grown.plan(),
                grown.kind(),
                grown.cost(),
                grown.relations().stream()
                        .map(size -> new RelationSize(
                                size.name(), size.estimatedRows(), 200_000 * 100, size.modifiedSinceAnalyze(), NOW))
                        .toList(),
                grown.settings(),
                false,
                NOW);

        assertThat(find(grown, 10).cause()).isEqualTo(Cause.DATA_GROWTH);
        assertThat(find(recounted, 10).cause()).isEqualTo(Cause.STATS_DRIFT);
    }

    @ParameterizedTest
    @CsvSource({
        "'1;1;1', 10, ABRUPT",
        "'1;2;4', 10, GRADUAL",
        "'1;3.1', 10, ABRUPT",
        "'1;3.2', 10, GRADUAL",
        "'1', 10, UNKNOWN",
        "'10;6;3', 1, GRADUAL",
        "'0;0', 1, ABRUPT"
    })
    void driftIsGradualWhenTheLastSubWindowHasComeHalfWay(String means, double cost, Drift expected) {
        List<Double> list =
                Arrays.stream(means.split(";", -1)).map(Double::valueOf).toList();

        assertThat(DriftTest.of(true, cost, list)).isEqualTo(expected);
        assertThat(DriftTest.of(false, cost, list)).isEqualTo(Drift.ABRUPT);
    }

    @Test
    void aQuotedNameIsTakenApart() {
        assertThat(QualifiedName.parts("public.\"Order.\"\"Lines\"\"\"")).containsExactly("public", "Order.\"Lines\"");
    }

    @Test
    void everyBlockAndPassHasACause() {
        Story story = Story.withDefaults().polls(20, GOOD).polls(3, BAD).polls(3, GOOD);

        assertThat(story.of(Effect.VerdictReached.class))
                .extracting(effect -> effect.verdict().cause())
                .containsExactly(Cause.PLAN_CHANGE, Cause.PLAN_CHANGE);
    }
}

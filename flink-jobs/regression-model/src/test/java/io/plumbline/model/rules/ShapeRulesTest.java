package io.plumbline.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.stats.Distribution;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on what a plan has that the good ones do not. */
final class ShapeRulesTest {

    private static final double P90 = 100;

    /** A baseline whose cost was from 100 to {@code dearest}, p90 100. */
    private static EvaluationContext context(PlanSighting good, PlanSighting now, double dearest, List<DdlEvent> ddl) {
        PlanRecord reference = Story.withDefaults().poll(good).state().plans().get(0);
        Distribution cost = new Distribution(20, P90, P90, P90, P90, 0, P90, dearest);
        return new EvaluationContext(now, reference, cost, cost, List.of(reference), ddl, Thresholds.DEFAULTS, 5);
    }

    private static String told(Finding finding) {
        return finding.hasFired()
                ? finding.evidence().get(0).level().name()
                : finding.outcome().name();
    }

    private static DdlEvent ddl(String tag, int second) {
        return new DdlEvent(
                "shop",
                "shop",
                tag,
                "index",
                "public",
                "public.orders_customer_idx",
                null,
                Story.START.plusSeconds(second));
    }

    @ParameterizedTest
    @CsvSource({
        // cost, dearest of the baseline, rows of the table, expected
        "109,    100,   200000,   BELOW_THRESHOLD",
        "112,    100,   200000,   WARN",
        "299,    100,   200000,   WARN",
        "300,    100,   200000,   BLOCK",
        "112,    100,   10000001, BLOCK",
        "250,    250,   200000,   WITHIN_SEEN_RANGE",
        "251,    250,   200000,   WARN",
        "8,      100,   200000,   BELOW_THRESHOLD"
    })
    void lostIndexByThePlanAlone(double cost, double dearest, double tableRows, String expected) {
        EvaluationContext context = context(
                Plans.indexScan(P90, 10, tableRows), Plans.sequentialScan(cost, 10, tableRows), dearest, List.of());

        assertThat(told(new LostIndex().evaluate(context))).isEqualTo(expected);
    }

    @Test
    void aDroppedIndexIsLostAtACostTheBaselineHasHadToo() {
        PlanSighting good = Plans.indexScan(P90, 10, 200_000);
        PlanSighting now = Plans.sequentialScan(250, 10, 200_000);

        assertThat(new LostIndex().evaluate(context(good, now, 250, List.of(ddl("DROP INDEX", 1)))))
                .satisfies(finding -> {
                    assertThat(told(finding)).isEqualTo("WARN");
                    assertThat(finding.detail()).contains("gone by DROP INDEX at 2026-01-01T00:00:01Z");
                });
        List<DdlEvent> putBack = List.of(ddl("CREATE INDEX", 2), ddl("DROP INDEX", 1));
        assertThat(told(new LostIndex().evaluate(context(good, now, 250, putBack))))
                .isEqualTo("WITHIN_SEEN_RANGE");
    }

    @Test
    void aRenamedIndexIsReadAndSoIsNotLost() {
        EvaluationContext context = context(
                Plans.indexScan(P90, 10, 200_000), Plans.indexScan("renamed", 500, 10, 200_000), P90, List.of());

        assertThat(told(new LostIndex().evaluate(context))).isEqualTo("NOTHING_NEW");
    }

    @ParameterizedTest
    @CsvSource({
        "HASH_JOIN,        500, NOTHING_NEW",
        "NESTED_LOOP_JOIN, 119, BELOW_THRESHOLD",
        "NESTED_LOOP_JOIN, 500, WARN",
        "MERGE_JOIN,       121, WARN",
        "MERGE_JOIN,       80,  BELOW_THRESHOLD"
    })
    void joinAlgorithmChanged(Operator algorithm, double cost, String expected) {
        EvaluationContext context =
                context(Plans.join(Operator.HASH_JOIN, false, P90), Plans.join(algorithm, true, cost), P90, List.of());

        assertThat(told(new JoinAlgorithmChanged().evaluate(context))).isEqualTo(expected);
    }

    @Test
    void theJoinIsNamedWithWhatItWasBefore() {
        EvaluationContext context = context(
                Plans.join(Operator.HASH_JOIN, false, P90),
                Plans.join(Operator.NESTED_LOOP_JOIN, false, 500),
                P90,
                List.of());

        assertThat(new JoinAlgorithmChanged().evaluate(context).detail())
                .isEqualTo("NESTED_LOOP_JOIN of public.customers, public.orders instead of HASH_JOIN;"
                        + " cost 500.00 is 5.00 times the baseline's p90 of 100.00 (WARN above 1.20, DEFAULT)");
    }

    @Test
    void relationsThatNoGoodPlanJoinsAreAnotherOrderAndNoOtherAlgorithm() {
        EvaluationContext context = context(
                Plans.indexScan(P90, 10, 200_000), Plans.join(Operator.NESTED_LOOP_JOIN, false, 500), P90, List.of());

        assertThat(told(new JoinAlgorithmChanged().evaluate(context))).isEqualTo("NOTHING_NEW");
    }

    @ParameterizedTest
    @CsvSource({
        "false, true,  500, WARN",
        "false, true,  119, BELOW_THRESHOLD",
        "true,  true,  500, NOTHING_NEW",
        "true,  false, 500, NOTHING_NEW"
    })
    void sortAdded(boolean before, boolean after, double cost, String expected) {
        EvaluationContext context = context(
                Plans.join(Operator.HASH_JOIN, before, P90),
                Plans.join(Operator.MERGE_JOIN, after, cost),
                P90,
                List.of());

        assertThat(told(new SortAdded().evaluate(context))).isEqualTo(expected);
    }

    @Test
    void aHugePlanIsNotTakenApartAndThatIsSaid() {
        PlanSighting join = Plans.join(Operator.HASH_JOIN, false, 500);
        PlanNode leaf = join.plan().nodes().get(2);
        PlanSighting huge = new PlanSighting(
                new CanonicalPlan(1, "f".repeat(64), Collections.nCopies(100_000, leaf)),
                join.kind(),
                join.cost(),
                join.relations(),
                join.settings(),
                false,
                join.explainedAt());
        EvaluationContext context = context(join, huge, P90, List.of());

        assertThat(told(new JoinAlgorithmChanged().evaluate(context))).isEqualTo("PLAN_TOO_LARGE");
        assertThat(told(new SortAdded().evaluate(context))).isEqualTo("PLAN_TOO_LARGE");
    }

    @Test
    void withAGoodPlanThatWasKeptCutNothingIsComparedAndTheOptionIsNamed() {
        MonitorOptions defaults = MonitorOptions.defaults();
        PlanRecord cut = new Story(new MonitorOptions(
                        defaults.window(),
                        new PlanSetOptions(20, Duration.ofDays(1), 2),
                        defaults.lifecycle(),
                        defaults.verdicts(),
                        defaults.maxEntries(),
                        defaults.maxInstances()))
                .poll(Plans.join(Operator.HASH_JOIN, false, P90))
                .state()
                .plans()
                .get(0);
        Distribution cost = new Distribution(20, P90, P90, P90, P90, 0, P90, P90);
        EvaluationContext context = new EvaluationContext(
                Plans.join(Operator.NESTED_LOOP_JOIN, true, 500),
                cut,
                cost,
                cost,
                List.of(cut),
                List.of(),
                Thresholds.DEFAULTS,
                5);

        assertThat(told(new JoinAlgorithmChanged().evaluate(context))).isEqualTo("PLAN_TOO_LARGE");
        assertThat(new SortAdded().evaluate(context).detail())
                .isEqualTo("only whole plans of up to 1000 nodes are compared node by node,"
                        + " and good ones are kept cut at plumbline.plans.max-nodes");
    }
}

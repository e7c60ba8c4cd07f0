package io.plumbline.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.stats.Distribution;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesTest {

    private static Distribution of(long count, double value) {
        return new Distribution(count, value, value, value, value, 0, value, value);
    }

    private static EvaluationContext context(PlanSighting now, double p90, double rows, long samples) {
        PlanRecord reference = Story.withDefaults()
                .poll(Plans.indexScan(p90, rows, 200_000))
                .state()
                .plans()
                .get(0);
        return new EvaluationContext(
                now,
                reference,
                of(samples, p90),
                of(samples, rows),
                List.of(reference),
                List.of(),
                Thresholds.DEFAULTS,
                5);
    }

    private static String levels(Finding finding) {
        return finding.evidence().stream().map(each -> each.level().name()).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 150,    5, ''",
        "100, 150.1,  5, WARN",
        "100, 299.9,  5, WARN",
        "100, 300,    5, BLOCK",
        "100, 300,    4, ''",
        "1,   10.9,   5, ''",
        "1,   11,     5, BLOCK",
        "0,   9,      5, ''",
        "0,   12,     5, BLOCK"
    })
    void costMultiplier(double p90, double cost, long samples, String expected) {
        EvaluationContext context = context(Plans.indexScan(cost, 10, 200_000), p90, 10, samples);

        assertThat(levels(new CostMultiplier().evaluate(context))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10,     13,     13,      5, ''",
        "1000,   1200,   20000,   5, ''",
        "1000,   1201,   20000,   5, WARN",
        "1000,   1201,   20000,   4, ''",
        "1000,   799,    20000,   5, WARN",
        "1000,   800,    20000,   5, ''",
        "100,    199,    20000,   5, ''",
        "100,    200,    20000,   5, WARN",
        "1000,   1300,   200000,  5, ''",
        "1000,   1600,   200000,  5, WARN",
        "60000,  72600,  200000,  5, WARN",
        "1,      90,     1000000, 5, ''",
        "1,      5000,   1000000, 5, WARN"
    })
    void cardinalityDivergence(double median, double rows, double tableRows, long samples, String expected) {
        EvaluationContext context = context(Plans.indexScan(8, rows, tableRows), 8, median, samples);

        assertThat(levels(new CardinalityDivergence().evaluate(context))).isEqualTo(expected);
    }

    @Test
    void theSamplingAllowanceIsFourStandardErrorsOfTwoSamples() {
        // f = 0.005, n = 30000, N = 200000: sqrt(0.995 / 150 * 0.85) = 0.0750888, times 4 sqrt(2)
        assertThat(CardinalityDivergence.samplingAllowance(1_000, 200_000)).isCloseTo(0.424767, within(1e-6));
        assertThat(CardinalityDivergence.samplingAllowance(1_000, 30_000)).isZero();
    }

    @Test
    void whatSamplesMayDifferByIsToldWhereItSilencesTheRule() {
        Finding silenced =
                new CardinalityDivergence().evaluate(context(Plans.indexScan(8, 1_300, 200_000), 8, 1_000, 5));

        assertThat(silenced.outcome()).isEqualTo(Outcome.WITHIN_SAMPLING_ERROR);
        assertThat(silenced.detail())
                .endsWith(
                        "(WARN above 20 %, DEFAULT); ANALYZE's samples of a relation of 200000 rows may differ by 42.5 %");
    }

    @ParameterizedTest
    @CsvSource({"9999, ''", "10000, WARN", "10000000, WARN", "10000001, BLOCK", "-1, WARN"})
    void newSequentialScan(double tableRows, String expected) {
        PlanSighting now = Plans.sequentialScan(8, 10, tableRows < 0 ? 50_000 : tableRows);
        PlanSighting sized = tableRows < 0 ? neverAnalysed(now) : now;

        assertThat(levels(new NewSequentialScan().evaluate(context(sized, 8, 10, 0))))
                .isEqualTo(expected);
    }

    @Test
    void aSequentialScanThatAnAcceptedPlanHasIsNotNew() {
        PlanSighting scan = Plans.sequentialScan(8, 10, 50_000_000);
        PlanRecord accepted = Story.withDefaults().poll(scan).state().plans().get(0);
        EvaluationContext context = new EvaluationContext(
                scan,
                accepted,
                Distribution.EMPTY,
                Distribution.EMPTY,
                List.of(accepted),
                List.of(),
                Thresholds.DEFAULTS,
                5);

        assertThat(new NewSequentialScan().evaluate(context).outcome()).isEqualTo(Outcome.NOTHING_NEW);
    }

    private static PlanSighting neverAnalysed(PlanSighting plan) {
        return new PlanSighting(
                plan.plan(),
                plan.kind(),
                plan.cost(),
                plan.relations().stream()
                        .map(size -> new RelationSize(size.name(), -1, size.bytes(), 0, null))
                        .toList(),
                plan.settings(),
                plan.truncated(),
                plan.explainedAt());
    }
}

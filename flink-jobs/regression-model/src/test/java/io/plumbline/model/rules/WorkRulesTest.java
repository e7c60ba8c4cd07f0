package io.plumbline.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.causes.Drift;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.testing.Story;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.Pulse;
import io.plumbline.model.work.ShiftSeries;
import io.plumbline.model.work.TimeShift;
import io.plumbline.model.work.Usual;
import io.plumbline.model.work.WorkSeries;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkRulesTest {

    /** 1,000 us usually, logarithms deviate by {@code deviation}; 100 calls a poll. */
    private static WorkContext context(
            double micros, double deviation, double weight, @Nullable TimeShift shift, Thresholds thresholds) {
        return context(
                micros, new Usual(weight, Math.log(1_000), weight * deviation * deviation), shift, thresholds, false);
    }

    private static WorkContext context(
            double micros, Usual time, @Nullable TimeShift shift, Thresholds thresholds, boolean raised) {
        WorkSeries series = new WorkSeries(
                null, false, Story.START, time, Usual.NONE, new ShiftSeries(new byte[0], shift, 0, null, 3_000_000));
        return new WorkContext(
                new PollWork(Story.START, 100, 100 * micros, 0), series, thresholds, 5, raised, () -> Pulse.NONE);
    }

    private static TimeShift shift(double before, double after) {
        return new TimeShift(Story.START, Story.START, Drift.ABRUPT, before, after, 0.99);
    }

    private static Thresholds set(String... rows) {
        StatementKey key = Story.KEY;
        return Policy.of(Arrays.stream(rows)
                        .map(row -> row.split("=", -1))
                        .map(row -> new ThresholdRow(
                                row[0], null, null, null, null, "TIME_REGRESSION", row[0], Double.parseDouble(row[1])))
                        .toList())
                .thresholdsFor(key);
    }

    private static String told(Finding finding) {
        return finding.hasFired()
                ? finding.evidence().get(0).level().name()
                : finding.outcome().name();
    }

    @ParameterizedTest
    @CsvSource({
        // time, deviation of logarithms, level after the change point (before 1,000), expected
        "1190, 0,   2000, BELOW_THRESHOLD",
        "1210, 0,   2000, WARN",
        "1300, 0.2, 1300, BELOW_THRESHOLD",
        "1500, 0.2, 1300, NO_CHANGE_POINT",
        "1300, 0.2, 1600, WARN",
        "1250, 0.2, 1600, BELOW_THRESHOLD",
        "5000, 0,   500,  NO_CHANGE_POINT",
        "5000, 0,   0,    NO_CHANGE_POINT",
        "500,  0,   2000, BELOW_THRESHOLD"
    })
    void timeOutsideTheBandWithAChangePointThatCounts(double micros, double deviation, double after, String expected) {
        TimeShift shift = after == 0 ? null : shift(1_000, after);

        assertThat(told(new TimeRegression().evaluate(context(micros, deviation, 20, shift, Thresholds.DEFAULTS))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1000, 2000, WARN", "500, 2000, WARN", "1000, 0, BELOW_THRESHOLD", "3000, 0, NO_CHANGE_POINT"})
    void whatIsRaisedStaysRaisedWhileTheChangePointCounts(double micros, double after, String expected) {
        TimeShift shift = after == 0 ? null : shift(1_000, after);
        Usual time = new Usual(20, Math.log(1_000), 0);

        assertThat(told(new TimeRegression().evaluate(context(micros, time, shift, Thresholds.DEFAULTS, true))))
                .isEqualTo(expected);
    }

    @Test
    void aLevelThatBecameUsualNoLongerCounts() {
        // the change went from 500 to 1,500; 1,000 usually is nearer to what came after it
        assertThat(told(new TimeRegression().evaluate(context(2_000, 0, 20, shift(500, 1_500), Thresholds.DEFAULTS))))
                .isEqualTo("NO_CHANGE_POINT");
    }

    @Test
    void aYoungSeriesIsNotMeasuredBy() {
        assertThat(told(new TimeRegression().evaluate(context(9_000, 0, 4, shift(1_000, 9_000), Thresholds.DEFAULTS))))
                .isEqualTo("TOO_FEW_SAMPLES");
    }

    @ParameterizedTest
    @CsvSource({
        // 3 s lost before and 100 calls x 1 ms = 0.1 s now
        "minimum_impact_seconds=3.05, WARN",
        "minimum_impact_seconds=10,   BELOW_MINIMUM_DIFFERENCE",
        "block_impact_seconds=3.05,   BLOCK",
        "block_impact_seconds=3.2,    WARN",
        "block_ratio=1.9,             BLOCK",
        "block_ratio=2.1,             WARN",
        "warn_ratio=2.5,              BELOW_THRESHOLD"
    })
    void impactAndPolicyDecideTheLevel(String threshold, String expected) {
        assertThat(told(new TimeRegression().evaluate(context(2_000, 0, 20, shift(1_000, 2_000), set(threshold)))))
                .isEqualTo(expected);
    }

    @Test
    void noTimeIsBlockUnlessAPolicySaysSo() {
        // 1e11 times the usual time, 1e10 s lost
        WorkContext context = context(1e14, 0, 20, shift(1_000, 1e14), Thresholds.DEFAULTS);
        WorkContext below = context(1e14, 0, 20, shift(1_000, 1e14), set("block_ratio=999999"));

        assertThat(told(new TimeRegression().evaluate(context))).isEqualTo("WARN");
        assertThat(told(new TimeRegression().evaluate(below))).isEqualTo("BLOCK");
    }

    @Test
    void theSentenceHasEveryNumber() {
        Finding finding =
                new TimeRegression().evaluate(context(2_000, 0, 20, shift(1_000, 2_000), Thresholds.DEFAULTS));

        assertThat(finding.detail())
                .isEqualTo(
                        "2000.0 us per call are 2.00 times the usual 1000.0 us (band up to 1200.0 us by warn_ratio 1.2,"
                                + " DEFAULT) since 2026-01-01T00:00:00Z, 3.1 s lost (WARN by warn_ratio 1.2, DEFAULT)");
    }

    @Test
    void aChangePointWithinTheBandIsToldWithItsLevel() {
        assertThat(new TimeRegression()
                        .evaluate(context(1_500, 0.2, 20, shift(1_000, 1_300), Thresholds.DEFAULTS))
                        .detail())
                .endsWith("DEFAULT); since 2026-01-01T00:00:00Z calls have taken 1300.0 us, which is within the band");
        assertThat(new TimeRegression()
                        .evaluate(context(5_000, 0, 20, null, Thresholds.DEFAULTS))
                        .detail())
                .endsWith("(band up to 1200.0 us by warn_ratio 1.2, DEFAULT)");
    }

    @Test
    void tooLittleTimeLostIsToldWithTheMinimum() {
        assertThat(new TimeRegression()
                        .evaluate(context(2_000, 0, 20, shift(1_000, 2_000), set("minimum_impact_seconds=10")))
                        .detail())
                .endsWith("DEFAULT); 3.1 s lost (minimum_impact_seconds 10.0, DEFAULT)");
    }

    @Test
    void spillingWithinTheUsualDeviationIsToldWithIt() {
        assertThat(new SpillAdded().evaluate(spill(500, 200, 100)).detail())
                .isEqualTo(
                        "500.0 temporary blocks written per call against 200.0 usually (WARN above 2.00 times, DEFAULT);"
                                + " up to 500.0 are within 3 standard deviations of 100.0");
        assertThat(new SpillAdded().evaluate(spill(400, 200, 100)).detail()).endsWith("times, DEFAULT)");
    }

    private static WorkContext spill(long blocks, double mean, double deviation) {
        Usual spill = new Usual(20, mean, 20 * deviation * deviation);
        WorkSeries series = new WorkSeries(null, false, Story.START, Usual.NONE, spill, ShiftSeries.NONE);
        return new WorkContext(
                new PollWork(Story.START, 10, 10, 10 * blocks),
                series,
                Thresholds.DEFAULTS,
                5,
                false,
                () -> Pulse.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        // blocks per call, usual mean, deviation, expected
        "128,  0,   0,   WARN",
        "127,  0,   0,   BELOW_MINIMUM_DIFFERENCE",
        "400,  200, 0,   BELOW_THRESHOLD",
        "401,  200, 0,   WARN",
        "500,  200, 100, BELOW_THRESHOLD",
        "501,  200, 100, WARN"
    })
    void spillAdded(long blocks, double mean, double deviation, String expected) {
        assertThat(told(new SpillAdded().evaluate(spill(blocks, mean, deviation))))
                .isEqualTo(expected);
    }
}

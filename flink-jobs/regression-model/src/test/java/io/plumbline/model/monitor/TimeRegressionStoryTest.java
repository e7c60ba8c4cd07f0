package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.causes.Cause;
import io.plumbline.model.causes.Drift;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.rules.Evidence;
import io.plumbline.model.rules.Level;
import io.plumbline.model.rules.Outcome;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.work.LogRatios;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.Pulse;
import io.plumbline.model.work.ShiftDetector;
import io.plumbline.model.work.ShiftSeries;
import io.plumbline.model.work.TimeShift;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement whose calls take longer: 100 calls of 1 ms a poll, then of 2 ms. */
final class TimeRegressionStoryTest {

    private static final PlanSighting GOOD = Plans.indexScan(8.45, 10, 200_000);
    private static final PlanSighting DEAR = Plans.sequentialScan(4_123, 10, 200_000);

    /** Knows when it will change, and confirms it at a poll. */
    private record Oracle(int at, int confirmed, double before, double after) implements ShiftDetector {

        @Override
        public ShiftSeries observe(ShiftSeries series, PollWork poll) {
            return poll.at().getEpochSecond() == time(confirmed).getEpochSecond()
                    ? new ShiftSeries(
                            series.detector(),
                            new TimeShift(time(at), poll.at(), Drift.GRADUAL, before, after, 0.99),
                            0,
                            series.shared(),
                            series.lostMicros())
                    : series;
        }
    }

    private static Instant time(int poll) {
        return Story.START.plusSeconds(10L * poll);
    }

    private static Story story() {
        return new Story(MonitorOptions.defaults(), new Oracle(21, 25, 1_000, 2_000));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void slowerCallsAreOneWarningWithAndWithoutAPlan(boolean withPlan) {
        PlanSighting plan = withPlan ? GOOD : null;
        Story story = story().polls(20, plan).timePerCall(2_000).polls(100, plan);

        assertThat(story.verdicts()).hasSize(1);
        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.evidence()).extracting(Evidence::rule).containsExactly(RuleName.TIME_REGRESSION);
        assertThat(verdict.evidence().get(0).observed()).isEqualTo(2_000);
        assertThat(verdict.evidence().get(0).reference()).isBetween(1_000.0, 1_100.0);
        // confirmed at poll 25, raised by the second poll after that
        assertThat(verdict.observedAt()).isEqualTo(time(26));
        assertThat(verdict.drift()).isEqualTo(Drift.GRADUAL);
        assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(verdict.timeShift())
                .isNotNull()
                .satisfies(shift -> assertThat(shift.at()).isEqualTo(time(21)));
        // two polls of 100 calls, nearly 1 ms each
        assertThat(verdict.impactSeconds()).isBetween(0.17, 0.2);
        assertThat(verdict.coefficients()).containsKeys("impact_seconds", "change_point_after_micros");
        assertThat(verdict.summary()).contains("s lost");

        story.timePerCall(1_000).polls(5, plan);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN, Level.PASS);
        assertThat(story.verdicts().get(1).cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aStepOfAHalfIsRaisedWithinEightPollsByTheDefaultDetector() {
        Story story = Story.withDefaults().polls(20, GOOD).timePerCall(1_500).polls(100, GOOD);

        assertThat(story.verdicts()).hasSize(1);
        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.observedAt()).isBetween(time(24), time(28));
        assertThat(verdict.drift()).isEqualTo(Drift.ABRUPT);
        assertThat(verdict.timeShift()).isNotNull().satisfies(shift -> {
            assertThat(shift.at()).isBetween(time(20), time(22));
            assertThat(shift.beforeMicros()).isBetween(990.0, 1_010.0);
            assertThat(shift.afterMicros()).isBetween(1_490.0, 1_510.0);
        });
    }

    @Test
    void withoutAChangePointNothingIsRaisedAndWhySaysSo() {
        Story story = Story.withDefaults().polls(50, GOOD).timePerCall(1_500).polls(3, GOOD);

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.why().trials())
                .anySatisfy(
                        trial -> assertThat(trial.finding().outcome().name()).isEqualTo("NO_CHANGE_POINT"));
    }

    @ParameterizedTest
    @CsvSource({
        // statements, how many times as long as usual they take, expected verdicts
        "100, 2.0, 0",
        "20,  1.2, 0",
        "19,  2.0, 1",
        "100, 1.1, 1"
    })
    void whatTheWholeInstanceSuffersIsNoRegressionOfAStatement(int statements, double slowdown, int verdicts) {
        Story story = story().pulse(new Pulse(statements, new LogRatios(Math.log(slowdown), 0.1), 0, LogRatios.NONE))
                .polls(20, GOOD)
                .timePerCall(2_000)
                .polls(50, GOOD);

        assertThat(story.verdicts()).hasSize(verdicts);
        if (verdicts == 0) {
            assertThat(story.why().trials()).anySatisfy(trial -> {
                assertThat(trial.finding().outcome()).isEqualTo(Outcome.INSTANCE_SLOWER);
                assertThat(trial.finding().detail()).contains("of the instance's " + statements + " statements");
            });
        }
    }

    @Test
    void aThirdOfTheInstanceSlowerAtOnceIsNoRegressionOfAStatement() {
        Story story = story().pulse(new Pulse(100, new LogRatios(0.05, 0.2), 33, new LogRatios(Math.log(3), 0.4)))
                .polls(20, GOOD)
                .timePerCall(2_000)
                .polls(50, GOOD);

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.why().trials())
                .anySatisfy(trial -> assertThat(trial.finding().detail())
                        .contains("of the instance's 100 statements measured lately 33 take longer than they vary"));
    }

    @Test
    void whatBecameSlowerWithTheWholeInstanceMayRecoverForAsLongAsThatWasSlow() {
        Story story = story().pulse(new Pulse(100, new LogRatios(Math.log(2), 0.1), 0, LogRatios.NONE))
                .polls(20, GOOD)
                .timePerCall(2_000)
                .polls(20, GOOD);
        // slower since poll 21, all of the instance until poll 40
        story.pulse(Pulse.NONE).polls(19, GOOD);
        assertThat(story.verdicts()).isEmpty();
        assertThat(story.why().trials())
                .anySatisfy(trial -> assertThat(trial.finding().outcome()).isEqualTo(Outcome.INSTANCE_SLOWER));

        story.polls(3, GOOD);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN);
    }

    @Test
    void callsThatAreSlowNowAndThenAreOneWarning() {
        Story story = story().polls(20, GOOD).timePerCall(2_000).polls(20, GOOD);
        for (int i = 0; i < 30; i++) {
            story.timePerCall(1_000).polls(2, GOOD).timePerCall(2_500).polls(2, GOOD);
        }

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN);

        story.timePerCall(1_000).polls(10, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN, Level.PASS);
    }

    @Test
    void whileAChangeIsNotOverTheEvidenceSaysSo() {
        Story story = story().polls(20, GOOD).timePerCall(2_000).polls(20, GOOD);

        // late enough for the next explanation
        story.timePerCall(1_000).later(Duration.ofMinutes(11)).poll(GOOD);

        assertThat(story.why().level()).isEqualTo(Level.WARN);
        assertThat(story.why().summary()).contains("; what began at " + time(21) + " is not over yet, ");
    }

    @Test
    void whatCameWithAPlanGoesWithIt() {
        // eight polls of another plan, confirmed to be slower at the fifth
        Story story = story().polls(20, GOOD).timePerCall(2_000).polls(8, DEAR);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
        assertThat(story.why().trials()).anySatisfy(trial -> {
            assertThat(trial.finding().rule()).isEqualTo(RuleName.TIME_REGRESSION);
            assertThat(trial.finding().outcome()).isEqualTo(Outcome.FIRED);
        });

        story.timePerCall(1_000).polls(3, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS);
        // the poll between two plans belongs to neither, the two after it are as they usually are
        assertThat(story.verdicts().get(1).observedAt()).isEqualTo(time(31));
    }

    @Test
    void whatStaysSlowWhenItsPlanHasGoneIsStillToldFrom() {
        Story story = story().polls(20, GOOD).timePerCall(2_000).polls(8, DEAR).polls(20, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.WARN);
    }

    @Test
    void whatBeganOnThePlanThatIsBackIsNotOverWithAnother() {
        Story story = story().polls(20, GOOD).timePerCall(2_000).polls(10, GOOD).polls(5, DEAR);
        story.timePerCall(1_000).polls(2, GOOD);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN, Level.BLOCK, Level.WARN);

        story.polls(3, GOOD);
        assertThat(story.verdicts())
                .hasSize(4)
                .last()
                .extracting(Verdict::level)
                .isEqualTo(Level.PASS);
    }

    @Test
    void aStatementThatSuffersMuchMoreThanTheOthersIsARegression() {
        Story story = new Story(MonitorOptions.defaults(), new Oracle(21, 25, 1_000, 20_000))
                .pulse(new Pulse(100, new LogRatios(Math.log(2), 0.3), 0, LogRatios.NONE))
                .polls(20, GOOD)
                .timePerCall(20_000)
                .polls(10, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN);
    }

    @Test
    void aChangeThatWasGoneBackOnIsOverAndASlowPollAfterwardsIsNone() {
        // the detector never tells of the way back
        Story story = story().polls(20, GOOD)
                .timePerCall(2_000)
                .polls(20, GOOD)
                .timePerCall(1_000)
                .polls(5, GOOD);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN, Level.PASS);

        story.timePerCall(5_000).polls(20, GOOD);

        assertThat(story.verdicts()).hasSize(2);
        assertThat(story.why().trials())
                .anySatisfy(trial -> assertThat(trial.finding().outcome()).isEqualTo(Outcome.NO_CHANGE_POINT));
    }

    @Test
    void theImpactAddsUpUntilItIsWorthAWarning() {
        Story story = story().threshold(
                        new ThresholdRow("t", null, null, null, null, "TIME_REGRESSION", "minimum_impact_seconds", 1))
                .polls(20, GOOD)
                .timePerCall(2_000)
                .polls(100, GOOD);

        assertThat(story.verdicts()).hasSize(1);
        // some 0.09 s a poll since poll 25, and two polls above it
        assertThat(story.verdicts().get(0).observedAt()).isBetween(time(35), time(39));
        assertThat(story.verdicts().get(0).impactSeconds()).isBetween(1.0, 1.3);
    }

    @Test
    void aPolicyMayBlock() {
        Story story = story().threshold(
                        new ThresholdRow("t", null, null, null, null, "TIME_REGRESSION", "block_ratio", 1.5))
                .polls(20, GOOD)
                .timePerCall(2_000)
                .polls(10, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
        assertThat(story.of(Effect.IndexLost.class)).isEmpty();
    }

    @Test
    void ddlBeforeTheChangeIsItsCauseThoughGoodPlansWereSeenSince() {
        Story story = story().polls(20, GOOD)
                .ddl("DROP INDEX", "public.orders_customer_idx", null)
                .timePerCall(2_000)
                .polls(10, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::cause).containsExactly(Cause.DDL);
    }

    @Test
    void timeIsNotLearnedWhileItIsRaised() {
        Story story = story().polls(20, GOOD).timePerCall(2_000).polls(1_000, GOOD);

        assertThat(usual(story, "primary")).isBetween(1_000.0, 1_100.0);
        assertThat(story.verdicts()).hasSize(1);
    }

    @Test
    void instancesAreNotComparedWithEachOther() {
        Story story = story().polls(15, GOOD).on("replica").timePerCall(5_000).polls(15, GOOD);

        assertThat(story.verdicts()).isEmpty();
        assertThat(usual(story, "primary")).isBetween(999.0, 1_001.0);
    }

    private static double usual(Story story, @Nullable String instance) {
        return story.state().instances().stream()
                .filter(each -> each.instance().equals(instance))
                .flatMapToDouble(
                        each -> IntStream.of(0).mapToDouble(i -> each.series().usualMicros()))
                .findFirst()
                .orElseThrow();
    }
}

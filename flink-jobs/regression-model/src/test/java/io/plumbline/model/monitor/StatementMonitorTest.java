package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.causes.Cause;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.plans.LifecycleOptions;
import io.plumbline.model.plans.PlanChangeKind;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.policy.MaintenanceCalendar;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.policy.ThresholdSource;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.stats.Measure;
import io.plumbline.model.stats.WindowOptions;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.verdicts.VerdictOptions;
import io.plumbline.model.work.Pulses;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StatementMonitorTest {

    private static final PlanSighting GOOD = Plans.indexScan(8.45, 10, 200_000);
    private static final PlanSighting BAD = Plans.sequentialScan(4_123, 10, 200_000);

    private static final MonitorContext NOTHING_IN_FORCE =
            new MonitorContext(Policy.of(List.of()), List.of(), MaintenanceCalendar.of(List.of()), Pulses.NONE);

    private static MonitorOptions options(int maxPlans, Duration relearnAfter) {
        return new MonitorOptions(
                WindowOptions.defaults(),
                new PlanSetOptions(maxPlans, Duration.ofDays(1), 200),
                LifecycleOptions.defaults(),
                new VerdictOptions(2, 2, 5, Duration.ofSeconds(60), relearnAfter, Duration.ZERO, Duration.ofMinutes(1)),
                4,
                3);
    }

    @Test
    void aRepeatChangesNothing() {
        Story story = Story.withDefaults().polls(3, GOOD);
        StatementState before = story.state();
        Sample last = story.sample(GOOD);

        assertThat(story.observe(last)).isEqualTo(Judgement.REPEATED);
        assertThat(story.later(Duration.ofSeconds(-15)).observe(story.sample(BAD)))
                .isEqualTo(Judgement.REPEATED);
        assertThat(story.state()).isSameAs(before);
    }

    @Test
    void aPlanAtEveryPollOrNowAndThenMakesNoDifferenceToItsTime() {
        Story story = Story.withDefaults()
                .timePerCall(2_500)
                .poll(GOOD)
                .poll(null)
                .poll(null)
                .poll(GOOD);

        assertThat(story.state().entries())
                .extracting(EntryState::planHash)
                .containsOnly(GOOD.plan().planHash());
        assertThat(story.polls(3, GOOD)
                        .of(Effect.BaselineChanged.class)
                        .get(1)
                        .baseline()
                        .statistics())
                .satisfies(statistics -> {
                    assertThat(statistics.samples()).isEqualTo(5);
                    assertThat(statistics.timePerCallMicros().p50()).isEqualTo(2_500);
                });
    }

    @Test
    void theTimeInWhichThePlanChangedBelongsToNoPlan() {
        Story story = Story.withDefaults().polls(3, GOOD).timePerCall(1e6).poll(BAD);

        assertThat(new PlanLearning(WindowOptions.defaults())
                        .distributionOf(story.state().plans().get(1), Measure.TIME_PER_CALL)
                        .count())
                .isZero();
    }

    @Test
    void theFirstPlanOfEachKindIsAcceptedAndLaterOnesAreNot() {
        Story story = Story.withDefaults()
                .poll(GOOD)
                .poll(BAD)
                .poll(Plans.ofKind(PlanKind.CUSTOM, BAD))
                .poll(Plans.ofKind(PlanKind.CUSTOM, GOOD));

        assertThat(story.state().plans())
                .extracting(PlanRecord::status)
                .containsExactly(
                        PlanStatus.ACCEPTED, PlanStatus.UNACCEPTED, PlanStatus.ACCEPTED, PlanStatus.UNACCEPTED);
    }

    @Test
    void plansOfAnotherKindAreNotCompared() {
        Story story = Story.withDefaults().polls(20, GOOD).polls(20, Plans.ofKind(PlanKind.CUSTOM, BAD));

        assertThat(story.verdicts()).isEmpty();
    }

    @Test
    void aWorsePlanOfAKindThatJustCameBackIsAKindFlip() {
        Story story = Story.withDefaults()
                .polls(20, Plans.ofKind(PlanKind.CUSTOM, GOOD))
                .polls(20, GOOD)
                .polls(2, Plans.ofKind(PlanKind.CUSTOM, BAD));

        assertThat(story.verdicts()).extracting(Verdict::cause).containsExactly(Cause.KIND_FLIP);
    }

    @Test
    void aWorsePlanWithoutDdlIsAPlanChange() {
        Story story = Story.withDefaults().polls(20, GOOD).polls(2, BAD);

        assertThat(story.verdicts()).extracting(Verdict::cause).containsExactly(Cause.PLAN_CHANGE);
    }

    @Test
    void theRatioOfCostsIsTheEvidencesWhereTheBaselineCostNothing() {
        Story story = Story.withDefaults()
                .polls(5, Plans.indexScan(0, 10, 200_000))
                .polls(2, Plans.indexScan(1_000, 10, 200_000));

        assertThat(story.verdicts()).hasSize(1);
        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.BLOCK);
        assertThat(verdict.evidence().get(0).ratio()).isEqualTo(100_000);
        assertThat(verdict.coefficients()).containsEntry("cost_multiplier_ratio", 100_000.0);
    }

    @Test
    void aPlanUnusedForADayReturns() {
        Story story = Story.withDefaults()
                .polls(3, GOOD)
                .polls(3, Plans.numbered(7, 8.45))
                .later(Duration.ofHours(25))
                .polls(3, GOOD);

        assertThat(story.of(Effect.PlanChanged.class))
                .extracting(effect -> effect.change().kind())
                .containsExactly(PlanChangeKind.FIRST, PlanChangeKind.NEW, PlanChangeKind.RETURNED);
        assertThat(story.of(Effect.PlanChanged.class).get(2).change().previousPlanHash())
                .isEqualTo("%064x".formatted(7));
    }

    @Test
    void aFullSetLetsTheLongestUnseenUnacceptedPlanGo() {
        Story story = new Story(options(3, Duration.ofDays(7)));
        for (int plan = 1; plan <= 500; plan++) {
            story.poll(Plans.numbered(plan, 8.45));
        }

        assertThat(story.state().plans())
                .extracting(PlanRecord::planHash)
                .containsExactly("%064x".formatted(1), "%064x".formatted(499), "%064x".formatted(500));
        assertThat(story.counted(MonitorCount.PLAN_RETIRED)).isEqualTo(497);
        assertThat(story.of(Effect.BaselineRetired.class)).hasSize(497);
    }

    @Test
    void entriesAndInstancesAreBoundedAndWhatLeavesIsCounted() {
        Story story = new Story(options(20, Duration.ofDays(7)));
        for (int i = 0; i < 10; i++) {
            story.on("replica-" + i).poll(GOOD);
        }

        assertThat(story.state().entries()).hasSize(4);
        assertThat(story.state().instances()).hasSize(3);
        assertThat(story.counted(MonitorCount.ENTRY_EVICTED)).isEqualTo(6);
        assertThat(story.counted(MonitorCount.INSTANCE_EVICTED)).isEqualTo(7);
    }

    @Test
    void loweredBoundsAreKeptFromTheNextNewPlanAndSampleOn() {
        Story story = Story.withDefaults();
        for (int plan = 1; plan <= 10; plan++) {
            story.on("replica-" + plan).poll(Plans.numbered(plan, 8.45));
        }
        Sample next = story.later(Duration.ofSeconds(10)).sample(Plans.numbered(11, 8.45));

        Step step = new StatementMonitor(options(3, Duration.ofDays(7))).observe(story.state(), next, NOTHING_IN_FORCE);

        assertThat(step.state().plans())
                .extracting(PlanRecord::planHash)
                .containsExactly("%064x".formatted(1), "%064x".formatted(10), "%064x".formatted(11));
        assertThat(counted(step, MonitorCount.PLAN_RETIRED)).isEqualTo(8);
        assertThat(step.effects().stream().filter(Effect.BaselineRetired.class::isInstance))
                .hasSize(8);
        assertThat(step.state().entries()).hasSize(4);
        assertThat(counted(step, MonitorCount.ENTRY_EVICTED)).isEqualTo(6);
    }

    private static long counted(Step step, MonitorCount count) {
        return step.effects().stream().filter(new Effect.Counted(count)::equals).count();
    }

    @Test
    void levelsAreHeldPerInstance() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .on("replica")
                .polls(2, GOOD)
                .polls(3, BAD);

        assertThat(story.verdicts()).extracting(Verdict::instance).containsExactly("replica");
        assertThat(story.on("primary").polls(3, GOOD).verdicts()).hasSize(1);
    }

    @Test
    void twoInstancesWhoseClocksAreAnHourApartAreEachJudgedByTheirOwn() {
        Duration hour = Duration.ofHours(1);
        Story story = Story.withDefaults();
        for (int i = 0; i < 30; i++) {
            story.on("primary").poll(GOOD);
            story.on("replica").later(hour).poll(i < 25 ? GOOD : BAD).later(hour.negated());
        }

        assertThat(story.verdicts()).hasSize(1);
        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.instance()).isEqualTo("replica");
        // the second bad one, 27th of the replica's, each 20 s after the one before
        assertThat(verdict.observedAt()).isEqualTo(Story.START.plus(hour).plusSeconds(27 * 20));
        assertThat(story.counted(MonitorCount.COUNTER_SEEDED)).isEqualTo(2);
        assertThat(story.counted(MonitorCount.COUNTER_FELL)).isZero();
        assertThat(story.counted(MonitorCount.COUNTER_EPOCH_CHANGED)).isZero();
    }

    @Test
    void callsThatTookNoTimeAtNoCostAreLikeAnyOther() {
        PlanSighting free = Plans.indexScan(0, 0, 0);
        Story story = Story.withDefaults().timePerCall(0).polls(40, free);

        assertThat(story.verdicts()).isEmpty();

        story.timePerCall(1_000).polls(20, BAD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
    }

    @Test
    void aRegressionOnTheBaselinesOwnPlanDoesNotBecomeTheNorm() {
        Story story = Story.withDefaults().polls(20, GOOD).polls(1_000, Plans.indexScan(80, 10, 200_000));

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
    }

    @Test
    void whatStaysForTheConfiguredTimeIsLearnedAsNormal() {
        Story story = new Story(options(20, Duration.ofHours(1)))
                .polls(20, GOOD)
                .polls(1_000, Plans.indexScan(80, 10, 200_000));

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS);
    }

    @Test
    void aYoungBaselineIsNotMeasuredBy() {
        Story story = Story.withDefaults().polls(1, GOOD).polls(10, Plans.indexScan(800, 10, 200_000));

        assertThat(story.verdicts()).isEmpty();
    }

    @Test
    void aStatementsOwnThresholdIsNamedInTheEvidence() {
        Story story = Story.withDefaults()
                .threshold(new ThresholdRow(
                        "t", "shop", "shop", "public", Story.KEY.sqlHash(), "COST_MULTIPLIER", "block_ratio", 1_000))
                .polls(20, GOOD)
                .polls(2, BAD);

        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.coefficients()).containsEntry("threshold.COST_MULTIPLIER.block_ratio", 1_000.0);
        assertThat(verdict.thresholds())
                .filteredOn(threshold -> threshold.source() == ThresholdSource.STATEMENT)
                .hasSize(1);
    }

    @Test
    void aRiseFromWarnToBlockIsATransition() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .polls(5, Plans.indexScan(20, 10, 200_000))
                .polls(5, Plans.indexScan(80, 10, 200_000))
                .polls(5, GOOD);

        assertThat(story.verdicts())
                .extracting(verdict -> verdict.previousLevel() + ">" + verdict.level())
                .containsExactly("PASS>WARN", "WARN>BLOCK", "BLOCK>PASS");
    }

    @Test
    void anyInputLeavesTheStateWithinItsBounds() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Story story = new Story(options(5, Duration.ofDays(7)));
            for (int i = 0; i < 1_000; i++) {
                story.on("instance-" + random.nextInt(6)).later(Duration.ofMinutes(random.nextInt(300)));
                if (random.nextInt(20) == 0) {
                    story.countersReset();
                }
                story.poll(
                        random.nextInt(4) == 0
                                ? null
                                : Plans.numbered(random.nextInt(12), Math.exp(8 * random.nextGaussian())));
            }
            assertThat(story.state().plans()).as("seed %d", seed).hasSizeLessThanOrEqualTo(5);
            assertThat(story.state().instances()).as("seed %d", seed).hasSizeLessThanOrEqualTo(3);
            assertThat(story.state().entries()).as("seed %d", seed).hasSizeLessThanOrEqualTo(4);
            assertThat(story.state().plans())
                    .as("seed %d", seed)
                    .allMatch(plan -> plan.statistics().hot().length < 5_000);
            assertThat(story.verdicts())
                    .extracting(Verdict::verdictId)
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void optionsThatCannotBeAreRefusedByName() {
        assertThat(List.of(
                        message(() -> new PlanSetOptions(1, Duration.ofDays(1), 200)),
                        message(() -> new VerdictOptions(
                                0, 2, 5, Duration.ZERO, Duration.ofDays(7), Duration.ZERO, Duration.ZERO)),
                        message(() -> new WindowOptions(Duration.ofMillis(100), 60, 0.01, 512))))
                .containsExactly(
                        "maxPlans must be from 2 to 1000, was 1",
                        "raiseAfter must be from 1 to 1000, was 0",
                        "length must be a multiple of 60 ms, one for each sub-window, was PT0.1S");
    }

    private static String message(Runnable making) {
        try {
            making.run();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

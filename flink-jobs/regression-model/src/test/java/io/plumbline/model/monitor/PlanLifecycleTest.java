package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.Evolution;
import io.plumbline.model.plans.EvolutionOutcome;
import io.plumbline.model.plans.EvolutionPolicy;
import io.plumbline.model.plans.LifecycleOptions;
import io.plumbline.model.plans.MeasuredTime;
import io.plumbline.model.plans.PlanBaseline;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.stats.WindowOptions;
import io.plumbline.model.testing.DecisionsAbout;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.VerdictOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Plans that are accepted, proposed and retired without a person; a poll is 10 s and 100 calls. */
final class PlanLifecycleTest {

    private static final PlanSighting FIRST = Plans.numbered(1, 10);
    private static final PlanSighting SECOND = Plans.numbered(2, 10);
    private static final PlanSighting THIRD = Plans.numbered(3, 10);
    private static final int INTERVALS = 10;
    private static final Duration MONTH = Duration.ofDays(32);
    private static final Duration QUARTER = Duration.ofDays(100);

    private static Story story(EvolutionPolicy policy) {
        return story(policy, INTERVALS, 20);
    }

    private static Story story(EvolutionPolicy policy, int intervals, int maxPlans) {
        return new Story(new MonitorOptions(
                WindowOptions.defaults(),
                new PlanSetOptions(maxPlans, Duration.ofDays(1), 200),
                new LifecycleOptions(policy, intervals, 1_000, 2.0 / 3, MONTH, QUARTER),
                VerdictOptions.defaults(),
                64,
                32));
    }

    /** A row of the cluster's; of two rows the one with the greater number is in force. */
    private static ThresholdRow evolution(int number, String parameter, double value) {
        return new ThresholdRow("row " + number, Story.KEY.cluster(), null, null, null, "EVOLUTION", parameter, value);
    }

    private static PlanRecord plan(Story story, PlanSighting sighting) {
        return story.state().plans().stream()
                .filter(plan -> plan.planHash().equals(sighting.plan().planHash()))
                .findFirst()
                .orElseThrow();
    }

    private static PlanBaseline published(Story story, PlanSighting sighting) {
        List<PlanBaseline> all = story.of(Effect.BaselineChanged.class).stream()
                .map(Effect.BaselineChanged::baseline)
                .filter(baseline ->
                        baseline.plan().plan().planHash().equals(sighting.plan().planHash()))
                .toList();
        return all.get(all.size() - 1);
    }

    @Test
    void aFasterPlanIsProposedWithTheNumbersOnceItHasShownItself() {
        Story story = story(EvolutionPolicy.PROPOSE).polls(21, FIRST).timePerCall(600);
        // the first poll of a plan measures an interval in which it changed, which belongs to none
        story.polls(INTERVALS, SECOND);
        assertThat(plan(story, SECOND).evolution()).isNull();
        story.poll(SECOND);

        Evolution evolution = Objects.requireNonNull(published(story, SECOND).evolution());
        assertThat(evolution.outcome()).isEqualTo(EvolutionOutcome.PROPOSED);
        assertThat(evolution.at()).isEqualTo(story.now());
        assertThat(evolution.referencePlanHash()).isEqualTo(FIRST.plan().planHash());
        assertThat(evolution.now().intervals()).isEqualTo(10);
        assertThat(evolution.now().calls()).isEqualTo(1_000);
        assertThat(evolution.now().meanMicros()).isCloseTo(600, within(1e-6));
        assertThat(evolution.reference().intervals()).isEqualTo(20);
        assertThat(evolution.reference().calls()).isEqualTo(2_000);
        assertThat(evolution.reference().meanMicros()).isCloseTo(1_000, within(1e-6));
        assertThat(evolution.ratio()).isCloseTo(0.6, within(1e-9));
        assertThat(plan(story, SECOND).status()).isEqualTo(PlanStatus.UNACCEPTED);
        assertThat(story.counted(MonitorCount.EVOLUTION_PROPOSED)).isEqualTo(1);
        assertThat(story.counted(MonitorCount.EVOLUTION_ACCEPTED)).isZero();
    }

    @Test
    void whatIsSetForTheStatementWinsOverTheJobsOptionsAndIsInForceAtOnce() {
        Story story = story(EvolutionPolicy.OFF).polls(21, FIRST).timePerCall(600);
        story.threshold(evolution(1, "policy_level", 1)).polls(INTERVALS + 1, SECOND);
        assertThat(Objects.requireNonNull(published(story, SECOND).evolution()).outcome())
                .isEqualTo(EvolutionOutcome.PROPOSED);

        story.threshold(evolution(2, "policy_level", 2))
                .later(Duration.ofHours(4))
                .poll(SECOND);
        assertThat(published(story, SECOND).status()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(story.counted(MonitorCount.EVOLUTION_ACCEPTED)).isEqualTo(1);
    }

    @Test
    void whatWasProposedIsWithdrawnOnceItIsSwitchedOff() {
        Story story = story(EvolutionPolicy.PROPOSE).polls(21, FIRST).timePerCall(600);
        story.polls(INTERVALS + 1, SECOND);
        assertThat(plan(story, SECOND).evolution()).isNotNull();

        story.threshold(evolution(3, "policy_level", 0))
                .later(Duration.ofHours(4))
                .poll(SECOND);
        assertThat(plan(story, SECOND).evolution()).isNull();
        assertThat(story.counted(MonitorCount.EVOLUTION_WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void howMuchFasterAndHowOftenMeasuredMayBeSetForTheStatement() {
        Story strict = story(EvolutionPolicy.PROPOSE)
                .threshold(evolution(4, "maximum_time_percent", 50))
                .polls(21, FIRST)
                .timePerCall(600)
                .polls(INTERVALS + 1, SECOND);
        assertThat(plan(strict, SECOND).evolution()).isNull();

        Story soon = story(EvolutionPolicy.PROPOSE)
                .threshold(evolution(5, "minimum_intervals", 3))
                .threshold(evolution(6, "minimum_calls", 300))
                .polls(21, FIRST)
                .timePerCall(600)
                .polls(4, SECOND);
        assertThat(plan(soon, SECOND).evolution()).isNotNull();
    }

    @Test
    void aFasterPlanIsAcceptedWherePolicyAllows() {
        Story story = story(EvolutionPolicy.ACCEPT).polls(21, FIRST).timePerCall(600);
        story.polls(INTERVALS + 1, SECOND);
        Instant accepted = story.now();
        story.polls(5, SECOND);

        PlanBaseline baseline = published(story, SECOND);
        assertThat(baseline.status()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(baseline.source()).isEqualTo(PlanSource.CAPTURE);
        assertThat(baseline.updatedAt()).isEqualTo(accepted);
        assertThat(Objects.requireNonNull(baseline.evolution()).outcome()).isEqualTo(EvolutionOutcome.ACCEPTED);
        assertThat(Objects.requireNonNull(baseline.evolution()).now()).isEqualTo(new MeasuredTime(10, 1_000, 600));
        assertThat(plan(story, FIRST).status()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(story.counted(MonitorCount.EVOLUTION_ACCEPTED)).isEqualTo(1);
        assertThat(story.counted(MonitorCount.EVOLUTION_PROPOSED)).isZero();
    }

    @Test
    void whereAPersonHasFixedAnotherAFasterPlanIsOnlyProposed() {
        Story story = story(EvolutionPolicy.ACCEPT).polls(21, FIRST);
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, FIRST)).timePerCall(600);
        story.polls(INTERVALS + 1, SECOND);

        assertThat(plan(story, SECOND).status()).isEqualTo(PlanStatus.UNACCEPTED);
        assertThat(Objects.requireNonNull(plan(story, SECOND).evolution()).outcome())
                .isEqualTo(EvolutionOutcome.PROPOSED);
    }

    @Test
    void notFastEnoughRejectedSwitchedOffOrOfAnotherKindIsNotProposed() {
        Story slow =
                story(EvolutionPolicy.ACCEPT).polls(21, FIRST).timePerCall(667).polls(30, SECOND);
        Story off = story(EvolutionPolicy.OFF).polls(21, FIRST).timePerCall(600).polls(30, SECOND);
        Story rejected =
                story(EvolutionPolicy.ACCEPT).polls(21, FIRST).timePerCall(600).poll(SECOND);
        rejected.decide(DecisionsAbout.plan(1, DecisionKind.REJECT, SECOND)).polls(30, SECOND);
        Story disabled =
                story(EvolutionPolicy.ACCEPT).polls(21, FIRST).timePerCall(600).poll(SECOND);
        disabled.decide(DecisionsAbout.plan(1, DecisionKind.DISABLE, SECOND)).polls(30, SECOND);

        assertThat(List.of(slow, off, rejected, disabled)).allSatisfy(story -> {
            assertThat(plan(story, SECOND).evolution()).isNull();
            assertThat(plan(story, SECOND).status()).isNotEqualTo(PlanStatus.ACCEPTED);
        });
        PlanSighting custom = Plans.ofKind(PlanKind.CUSTOM, SECOND);
        PlanSighting customToo = Plans.ofKind(PlanKind.CUSTOM, THIRD);
        Story kinds =
                story(EvolutionPolicy.ACCEPT).polls(21, FIRST).poll(custom).timePerCall(600);
        kinds.polls(30, customToo);
        assertThat(plan(kinds, customToo).evolution()).isNull();
    }

    @Test
    void whatIsProposedIsWithdrawnWhenItDoesNotHoldAnyMoreAndEndedByADecision() {
        Story story =
                story(EvolutionPolicy.PROPOSE).polls(21, FIRST).timePerCall(600).polls(INTERVALS + 1, SECOND);
        Story decided =
                story(EvolutionPolicy.PROPOSE).polls(21, FIRST).timePerCall(600).polls(INTERVALS + 1, SECOND);
        // slower from now on; looked at again in the next sub-window
        story.timePerCall(1_000).polls(1_200, SECOND);
        decided.decide(DecisionsAbout.plan(1, DecisionKind.ACCEPT, SECOND));

        assertThat(plan(story, SECOND).evolution()).isNull();
        assertThat(published(story, SECOND).evolution()).isNull();
        assertThat(story.counted(MonitorCount.EVOLUTION_WITHDRAWN)).isEqualTo(1);
        assertThat(published(decided, SECOND).evolution()).isNull();
        assertThat(published(decided, SECOND).status()).isEqualTo(PlanStatus.ACCEPTED);
    }

    @Test
    void anAcceptedPlanThatIsNotSeenFor32DaysIsRetired() {
        Story story = story(EvolutionPolicy.PROPOSE).poll(FIRST).poll(SECOND);
        story.decide(DecisionsAbout.plan(1, DecisionKind.ACCEPT, SECOND));
        Instant seen = plan(story, FIRST).lastSeenAt();
        for (int day = 1; day < 32; day++) {
            story.laterLooking(Duration.ofDays(1)).poll(SECOND);
        }
        assertThat(plan(story, FIRST).status()).isEqualTo(PlanStatus.ACCEPTED);
        story.laterLooking(Duration.ofDays(1)).poll(SECOND);

        assertThat(plan(story, FIRST).status()).isEqualTo(PlanStatus.RETIRED);
        assertThat(plan(story, SECOND).status()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(published(story, FIRST).status()).isEqualTo(PlanStatus.RETIRED);
        assertThat(published(story, FIRST).updatedAt()).isEqualTo(seen.plus(MONTH));
        assertThat(story.counted(MonitorCount.PLAN_EXPIRED)).isEqualTo(1);
    }

    @Test
    void aStatementThatIsNotSeenAnyMoreIsRetiredAndBeginsAnewWhenItIs() {
        Story story = story(EvolutionPolicy.PROPOSE).polls(3, FIRST).laterLooking(Duration.ofDays(40));
        assertThat(plan(story, FIRST).status()).isEqualTo(PlanStatus.RETIRED);
        story.poll(SECOND).poll(FIRST);
        assertThat(plan(story, SECOND).status()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(plan(story, FIRST).status()).isEqualTo(PlanStatus.UNACCEPTED);
        assertThat(published(story, FIRST).status()).isEqualTo(PlanStatus.UNACCEPTED);
    }

    @Test
    void whatReturnsAfterItWasRetiredIsRetiredAgainInTime() {
        Story story = story(EvolutionPolicy.PROPOSE).polls(3, FIRST).laterLooking(Duration.ofDays(40));
        story.poll(SECOND).laterLooking(MONTH.minusMillis(1));
        assertThat(plan(story, SECOND).status()).isEqualTo(PlanStatus.ACCEPTED);
        story.laterLooking(Duration.ofMillis(1));
        assertThat(plan(story, SECOND).status()).isEqualTo(PlanStatus.RETIRED);
    }

    @Test
    void aRetiredPlanThatReturnsFirstIsAcceptedAgain() {
        Story story = story(EvolutionPolicy.PROPOSE).polls(3, FIRST).laterLooking(Duration.ofDays(40));
        story.poll(FIRST);

        assertThat(published(story, FIRST).status()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(published(story, FIRST).updatedAt()).isEqualTo(story.now());
    }

    @Test
    void whatRunsKeepsSomethingToBeMeasuredBy() {
        Story story = story(EvolutionPolicy.PROPOSE).polls(3, FIRST).poll(SECOND);
        for (int day = 1; day <= 70; day++) {
            story.laterLooking(Duration.ofDays(1)).poll(SECOND);
        }

        assertThat(plan(story, FIRST).status()).isEqualTo(PlanStatus.ACCEPTED);
        assertThat(story.counted(MonitorCount.PLAN_EXPIRED)).isZero();
        story.laterLooking(Duration.ofDays(70));
        assertThat(plan(story, FIRST).status()).isEqualTo(PlanStatus.RETIRED);
        assertThat(plan(story, SECOND).status()).isEqualTo(PlanStatus.UNACCEPTED);
    }

    @Test
    void aFixedPlanStaysAndAPersonsWordCountsAsUse() {
        Story fixed = story(EvolutionPolicy.PROPOSE).polls(3, FIRST);
        fixed.decide(DecisionsAbout.plan(1, DecisionKind.FIX, FIRST)).laterLooking(Duration.ofDays(400));
        Story accepted = story(EvolutionPolicy.PROPOSE).poll(FIRST).laterLooking(Duration.ofDays(40));
        accepted.decide(DecisionsAbout.later(1, DecisionKind.ACCEPT, FIRST, accepted.now()));

        assertThat(plan(fixed, FIRST).status()).isEqualTo(PlanStatus.FIXED);
        accepted.laterLooking(Duration.ofDays(31));
        assertThat(plan(accepted, FIRST).status()).isEqualTo(PlanStatus.ACCEPTED);
        accepted.laterLooking(Duration.ofDays(1));
        assertThat(plan(accepted, FIRST).status()).isEqualTo(PlanStatus.RETIRED);
    }

    @Test
    void inAFullSetRetiredPlansMakeRoomFirst() {
        Story story = story(EvolutionPolicy.PROPOSE, INTERVALS, 3).poll(FIRST).poll(SECOND);
        story.decide(DecisionsAbout.plan(1, DecisionKind.ACCEPT, SECOND));
        for (int day = 1; day <= 33; day++) {
            story.laterLooking(Duration.ofDays(1)).poll(SECOND);
        }
        story.poll(THIRD).poll(Plans.numbered(4, 10));

        assertThat(story.state().plans())
                .extracting(PlanRecord::planHash)
                .containsExactly(
                        SECOND.plan().planHash(),
                        THIRD.plan().planHash(),
                        Plans.numbered(4, 10).plan().planHash());
        assertThat(story.of(Effect.BaselineRetired.class))
                .extracting(retired -> retired.key().planHash())
                .containsExactly(FIRST.plan().planHash());
        assertThat(story.counted(MonitorCount.PLAN_RETIRED)).isEqualTo(1);
    }

    @Test
    void impossibleOptionsAreRefusedWithTheValueAndTheLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifecycleOptions(EvolutionPolicy.OFF, 0, 1, 0.5, MONTH, QUARTER))
                .withMessage("minimumIntervals must be from 1 to 1000000, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifecycleOptions(EvolutionPolicy.OFF, 1, 0, 0.5, MONTH, QUARTER))
                .withMessage("minimumCalls must be from 1 to 1000000000, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifecycleOptions(EvolutionPolicy.OFF, 1, 1, 1, MONTH, QUARTER))
                .withMessage("maximumTimeRatio must be in (0, 1), was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifecycleOptions(EvolutionPolicy.OFF, 1, 1, 0.5, Duration.ZERO, QUARTER))
                .withMessage("retireAfter must be above 0, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifecycleOptions(EvolutionPolicy.OFF, 1, 1, 0.5, MONTH, Duration.ofDays(-1)))
                .withMessage("forgetAfter must be above 0, was PT-24H");
    }
}

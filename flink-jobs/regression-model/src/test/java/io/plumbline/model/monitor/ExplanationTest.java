package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.explain.Explanation;
import io.plumbline.model.explain.HeldBack;
import io.plumbline.model.explain.RuleTrial;
import io.plumbline.model.plans.LifecycleOptions;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.stats.WindowOptions;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.verdicts.VerdictOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why there was no verdict, or was one. */
final class ExplanationTest {

    private static final PlanSighting GOOD = Plans.indexScan(8.45, 10, 200_000);
    private static final PlanSighting DEARER = Plans.indexScan(30, 10, 200_000);
    private static final PlanSighting BAD = Plans.sequentialScan(4_123, 10, 200_000);

    private static MonitorOptions options(Duration coolDown, Duration explainEvery) {
        return new MonitorOptions(
                WindowOptions.defaults(),
                PlanSetOptions.defaults(),
                LifecycleOptions.defaults(),
                new VerdictOptions(2, 2, 5, Duration.ofSeconds(60), Duration.ofDays(7), coolDown, explainEvery),
                4,
                3);
    }

    private static String outcomes(Explanation explanation) {
        return String.join(
                " ",
                explanation.trials().stream()
                        .map(trial ->
                                trial.finding().rule() + "=" + trial.finding().outcome())
                        .toList());
    }

    private static RuleTrial trial(Explanation explanation, RuleName rule) {
        return explanation.trials().stream()
                .filter(trial -> trial.finding().rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstObservationHasTooFewSamplesOfEverything() {
        assertThat(outcomes(Story.withDefaults().poll(GOOD).why()))
                .isEqualTo(
                        "COST_MULTIPLIER=TOO_FEW_SAMPLES CARDINALITY_DIVERGENCE=TOO_FEW_SAMPLES"
                                + " NEW_SEQ_SCAN=NOTHING_NEW LOST_INDEX=NOTHING_NEW JOIN_ALGORITHM_CHANGED=NOTHING_NEW"
                                + " SORT_OR_SPILL_ADDED=NOTHING_NEW SORT_OR_SPILL_ADDED=NO_MEASUREMENT TIME_REGRESSION=NO_MEASUREMENT");
    }

    @Test
    void aSilentRuleTellsItsNumbersAndItsThresholds() {
        Story story = new Story(options(Duration.ZERO, Duration.ZERO))
                .threshold(new ThresholdRow("t", "shop", null, null, null, "COST_MULTIPLIER", "warn_ratio", 4))
                .threshold(new ThresholdRow("u", "shop", null, null, null, "COST_MULTIPLIER", "block_ratio", 9))
                .polls(20, GOOD)
                .poll(DEARER);

        RuleTrial cost = trial(story.why(), RuleName.COST_MULTIPLIER);
        assertThat(cost.finding().outcome().name()).isEqualTo("BELOW_THRESHOLD");
        assertThat(cost.finding().observed()).isEqualTo(30);
        assertThat(cost.finding().reference()).isEqualTo(8.45);
        assertThat(cost.finding().ratio()).isEqualTo(30 / 8.45);
        assertThat(cost.finding().detail())
                .isEqualTo("cost 30.00 is 3.55 times the baseline's p90 of 8.45 (warn_ratio 4.0, CLUSTER)");
        assertThat(cost.thresholds()).extracting(Threshold::value).containsExactly(4.0, 9.0, 10.0, 1.0);
        assertThat(story.why().level()).isEqualTo(Level.PASS);
        assertThat(story.why().heldBack()).isEmpty();
    }

    @Test
    void theFirstBadObservationIsHeldBackByItsStreak() {
        Explanation first = Story.withDefaults().polls(20, GOOD).poll(BAD).why();

        assertThat(first.observedLevel()).isEqualTo(Level.BLOCK);
        assertThat(first.level()).isEqualTo(Level.PASS);
        assertThat(first.heldBack())
                .containsExactly(new HeldBack(
                        HeldBack.Reason.RAISE_STREAK, 1, 2, null, "BLOCK on 1 of 2 observations with a plan in a row"));
        assertThat(first.summary())
                .startsWith("PASS in force: cost 4123.00 is 487.93 times")
                .endsWith("held back: BLOCK on 1 of 2 observations with a plan in a row.");
    }

    @Test
    void aRuleThatMustPersistIsHeldBackByThat() {
        Explanation first = Story.withDefaults()
                .polls(20, Plans.indexScan(4_000, 60_000, 200_000))
                .poll(Plans.indexScan(5_500, 90_000, 200_000))
                .why();

        assertThat(trial(first, RuleName.CARDINALITY_DIVERGENCE)
                        .finding()
                        .outcome()
                        .name())
                .isEqualTo("NOT_PERSISTENT");
        assertThat(first.heldBack()).extracting(HeldBack::reason).containsExactly(HeldBack.Reason.PERSISTENCE);
        assertThat(first.heldBack().get(0).detail()).endsWith("; 1 of 3 observations in a row");
    }

    @Test
    void aMaintenanceWindowIsNamed() {
        Explanation last = Story.withDefaults()
                .polls(20, GOOD)
                .window("w1", Duration.ofMinutes(10))
                .polls(3, BAD)
                .why();

        assertThat(last.suppressedBy()).isEqualTo("w1");
        assertThat(last.level()).isEqualTo(Level.BLOCK);
        assertThat(last.announcedLevel()).isEqualTo(Level.PASS);
        assertThat(last.heldBack()).extracting(HeldBack::reason).containsExactly(HeldBack.Reason.MAINTENANCE_WINDOW);
    }

    @Test
    void anObservationWithoutAPlanTriesOnlyWhatTheCountersTell() {
        Explanation without = new Story(options(Duration.ZERO, Duration.ZERO))
                .polls(20, GOOD)
                .poll(null)
                .why();

        assertThat(outcomes(without))
                .startsWith("COST_MULTIPLIER=NO_PLAN CARDINALITY_DIVERGENCE=NO_PLAN")
                .endsWith("SORT_OR_SPILL_ADDED=BELOW_THRESHOLD TIME_REGRESSION=BELOW_THRESHOLD");
        assertThat(without.planHash()).isNull();
        assertThat(without.baselinePlanHash()).isEqualTo(GOOD.plan().planHash());
    }

    @Test
    void anObservationWithoutAPlanBreaksNoRunOfThoseWithOne() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .poll(BAD)
                .poll(null)
                .poll(null)
                .poll(BAD)
                .polls(5, null);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
        assertThat(story.counted(MonitorCount.FLAPPED)).isZero();
    }

    @Test
    void theSameIsNotSaidTwiceWithinTheInterval() {
        Story story = Story.withDefaults().polls(30, GOOD);
        int learned = story.explanations().size();

        // 10 s a poll, once in ten minutes
        assertThat(story.polls(240, GOOD).explanations()).hasSize(learned + 4);
        assertThat(story.poll(BAD).explanations()).hasSize(learned + 5);
    }

    @Test
    void withAnIntervalOfZeroEveryObservationIsExplained() {
        Story story = new Story(options(Duration.ZERO, Duration.ZERO)).polls(30, GOOD);

        assertThat(story.explanations()).hasSize(30);
    }

    @Test
    void aLevelThatFellIsNotRaisedAgainBeforeItsCoolDownIsOver() {
        Story story = new Story(options(Duration.ofMinutes(5), Duration.ZERO))
                .polls(20, GOOD)
                .polls(2, BAD)
                .polls(2, GOOD)
                .polls(10, BAD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS);
        assertThat(story.why().heldBack())
                .containsExactly(new HeldBack(
                        HeldBack.Reason.COOL_DOWN,
                        0,
                        0,
                        Story.START.plusSeconds(240 + 300),
                        "BLOCK is ripe, but the level fell a short while ago"));
        assertThat(story.counted(MonitorCount.COOLED_DOWN)).isEqualTo(9);

        story.polls(30, BAD);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS, Level.BLOCK);
        assertThat(story.verdicts().get(2).observedAt()).isEqualTo(Story.START.plusSeconds(540));
        assertThat(story.verdicts().get(2).firstSeenAt()).isEqualTo(Story.START.plusSeconds(250));
    }

    @Test
    void aHigherLevelThanTheOneThatFellIsRaisedAtOnce() {
        Story story = new Story(options(Duration.ofMinutes(5), Duration.ZERO))
                .polls(20, GOOD)
                .polls(2, Plans.indexScan(20, 10, 200_000))
                .polls(2, GOOD)
                .polls(2, BAD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN, Level.PASS, Level.BLOCK);
    }

    @Test
    void flapsAreInTheVerdictAndItsSummary() {
        Story story = Story.withDefaults().polls(20, GOOD);
        for (int i = 0; i < 4; i++) {
            story.poll(BAD).poll(GOOD);
        }
        story.polls(2, BAD);

        assertThat(story.verdicts()).extracting(Verdict::flaps).containsExactly(4);
        assertThat(story.verdicts().get(0).summary()).contains("FLAPPING: 4 runs broke off before");
        assertThat(story.verdicts().get(0).baselineFirstSeenAt()).isEqualTo(Story.START.plusSeconds(10));
    }

    @Test
    void spillingIsWarnedWithAndWithoutAPlanAndIsNotLearned() {
        assertSpill(Story.withDefaults().polls(20, GOOD).tempBlocksPerCall(1_000), GOOD);
        assertSpill(Story.withDefaults().polls(20, null).tempBlocksPerCall(1_000), null);
    }

    private static void assertSpill(Story story, @Nullable PlanSighting plan) {
        story.polls(100, plan);
        assertThat(story.verdicts()).hasSize(1);
        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.evidence().get(0).rule()).isEqualTo(RuleName.SORT_OR_SPILL_ADDED);
        assertThat(verdict.evidence().get(0).observed()).isEqualTo(1_000);
        assertThat(verdict.coefficients()).containsEntry("temp_blocks_per_call_blocks", 1_000.0);
        assertThat(verdict.plan() == null).isEqualTo(plan == null);

        story.tempBlocksPerCall(0).polls(5, plan);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.WARN, Level.PASS);
    }
}

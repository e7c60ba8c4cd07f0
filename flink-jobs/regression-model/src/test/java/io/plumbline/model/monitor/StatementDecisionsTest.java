package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.decisions.DecisionAnswer;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.decisions.DecisionOutcome;
import io.plumbline.model.plans.PlanBaseline;
import io.plumbline.model.plans.PlanChange;
import io.plumbline.model.plans.PlanChangeKind;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.DecisionsAbout;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions among samples: what they change of what is judged and published. */
final class StatementDecisionsTest {

    private static final PlanSighting CHEAP = Plans.indexScan(8, 10, 200_000);
    private static final PlanSighting DEAR = Plans.sequentialScan(4_000, 10, 200_000);

    @Test
    void anAcceptedPlanIsNoRegressionAnyMore() {
        Story story = regressed()
                .decide(DecisionsAbout.plan(1, DecisionKind.ACCEPT, DEAR))
                .polls(5, DEAR);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS);
    }

    @Test
    void aFixedPlanWinsOverAnAcceptedOneThatIsInUse() {
        Story story = regressed()
                .decide(DecisionsAbout.plan(1, DecisionKind.ACCEPT, DEAR))
                .polls(5, DEAR)
                .decide(DecisionsAbout.plan(2, DecisionKind.ROLLBACK, CHEAP))
                .polls(5, DEAR);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS, Level.BLOCK);
        assertThat(story.why().baselinePlanHash()).isEqualTo(CHEAP.plan().planHash());
    }

    @Test
    void nothingIsComparedWithARejectedPlan() {
        Story story = Story.withDefaults()
                .polls(20, CHEAP)
                .decide(DecisionsAbout.plan(1, DecisionKind.REJECT, CHEAP))
                .polls(10, DEAR);

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.why().baselinePlanHash()).isNull();
    }

    @Test
    void aPlanThatIsSwitchedOffIsNotComparedWithUntilItIsOnAgain() {
        Story story = Story.withDefaults()
                .polls(20, CHEAP)
                .decide(DecisionsAbout.plan(1, DecisionKind.DISABLE, CHEAP))
                .polls(10, DEAR);
        assertThat(story.verdicts()).isEmpty();

        story.decide(DecisionsAbout.plan(2, DecisionKind.ENABLE, CHEAP)).polls(5, DEAR);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
    }

    @Test
    void theAnswerComesWithTheBaselineAsItIsNow() {
        Story story = Story.withDefaults().polls(20, CHEAP);
        int published = story.of(Effect.BaselineChanged.class).size();
        story.decide(DecisionsAbout.plan(7, DecisionKind.FIX, CHEAP));

        assertThat(story.answers())
                .containsExactly(new DecisionAnswer(
                        DecisionsAbout.plan(7, DecisionKind.FIX, CHEAP),
                        DecisionOutcome.APPLIED,
                        "the plan is FIXED and switched on",
                        PlanStatus.FIXED,
                        true,
                        story.now()));
        List<PlanBaseline> baselines = story.of(Effect.BaselineChanged.class).stream()
                .map(Effect.BaselineChanged::baseline)
                .skip(published)
                .toList();
        assertThat(baselines).singleElement().satisfies(baseline -> {
            assertThat(baseline.status()).isEqualTo(PlanStatus.FIXED);
            assertThat(baseline.source()).isEqualTo(PlanSource.USER);
            assertThat(baseline.decisionId()).isEqualTo(DecisionsAbout.id(7));
            assertThat(baseline.updatedAt()).isEqualTo(Story.START.plusSeconds(7));
            assertThat(baseline.sqlText()).isEqualTo("select ?");
            assertThat(baseline.statistics().samples()).isEqualTo(20);
        });
    }

    @Test
    void aDroppedPlanIsATombstoneAndNewWhenItIsSeenAgain() {
        Story story = regressed()
                .decide(DecisionsAbout.plan(1, DecisionKind.DROP, DEAR))
                .poll(DEAR);

        assertThat(story.answers())
                .extracting(DecisionAnswer::outcome, DecisionAnswer::status, DecisionAnswer::enabled)
                .containsExactly(tuple(DecisionOutcome.APPLIED, null, null));
        assertThat(story.of(Effect.BaselineRetired.class))
                .extracting(retired -> retired.key().planHash())
                .containsExactly(DEAR.plan().planHash());
        assertThat(story.of(Effect.PlanChanged.class))
                .extracting(Effect.PlanChanged::change)
                .extracting(PlanChange::kind)
                .containsExactly(PlanChangeKind.FIRST, PlanChangeKind.NEW, PlanChangeKind.NEW);
    }

    @Test
    void theLastPlanMayBeDropped() {
        Story story = Story.withDefaults()
                .polls(20, CHEAP)
                .decide(DecisionsAbout.plan(1, DecisionKind.DROP, CHEAP))
                .polls(2, null)
                .polls(2, DEAR);

        assertThat(story.state().plans()).singleElement().satisfies(plan -> {
            assertThat(plan.planHash()).isEqualTo(DEAR.plan().planHash());
            assertThat(plan.status()).isEqualTo(PlanStatus.ACCEPTED);
        });
    }

    @Test
    void aRepeatChangesNothingThoughOthersWereDecidedSince() {
        Story story = Story.withDefaults()
                .polls(20, CHEAP)
                .decide(DecisionsAbout.plan(1, DecisionKind.FIX, CHEAP))
                .decide(DecisionsAbout.plan(2, DecisionKind.REJECT, CHEAP));
        StatementState before = story.state();
        int effects = story.of(Effect.class).size();
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, CHEAP));

        assertThat(story.state()).isEqualTo(before);
        assertThat(story.of(Effect.class)).hasSize(effects + 1);
        assertThat(story.answers())
                .last()
                .extracting(DecisionAnswer::outcome, DecisionAnswer::status)
                .containsExactly(DecisionOutcome.REPEATED, PlanStatus.REJECTED);
    }

    @Test
    void aRefusedDecisionStaysRefusedWhenItsPlanComesLater() {
        Story story = Story.withDefaults()
                .decide(DecisionsAbout.plan(1, DecisionKind.REJECT, CHEAP))
                .polls(20, CHEAP)
                .decide(DecisionsAbout.plan(1, DecisionKind.REJECT, CHEAP));

        assertThat(story.answers())
                .extracting(DecisionAnswer::outcome)
                .containsExactly(DecisionOutcome.REFUSED, DecisionOutcome.REPEATED);
        assertThat(story.state().plans().get(0).status()).isEqualTo(PlanStatus.ACCEPTED);
    }

    @Test
    void allDecisionsReadAgainChangeNothingHoweverMany() {
        Story story = Story.withDefaults().polls(20, CHEAP);
        List<DecisionKind> kinds = List.of(DecisionKind.FIX, DecisionKind.REJECT, DecisionKind.ACCEPT);
        for (int number = 0; number < 200; number++) {
            story.decide(DecisionsAbout.plan(number, kinds.get(number % 3), CHEAP));
        }
        StatementState before = story.state();
        for (int number = 0; number < 200; number++) {
            story.decide(DecisionsAbout.plan(number, kinds.get(number % 3), CHEAP));
        }

        assertThat(story.state()).isEqualTo(before);
        assertThat(story.answers().stream()
                        .filter(answer -> answer.outcome() == DecisionOutcome.REPEATED)
                        .count())
                .isEqualTo(200);
    }

    /** Learned on the cheap plan, BLOCK on the dear one. */
    private static Story regressed() {
        Story story = Story.withDefaults().polls(20, CHEAP).polls(5, DEAR);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
        return story;
    }
}

package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionAnswer;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.decisions.DecisionOutcome;
import io.plumbline.model.plans.PlanBaseline;
import io.plumbline.model.plans.PlanRecord;
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

/** Baselines that come from elsewhere, before and among samples. */
final class PlanImportTest {

    private static final PlanSighting CHEAP = Plans.indexScan(8, 10, 200_000);
    private static final PlanSighting DEAR = Plans.sequentialScan(4_000, 10, 200_000);

    @Test
    void aPlanNobodyHasSeenIsTakenInWithoutStatistics() {
        Story story = Story.withDefaults().adopt(imported(1, CHEAP, PlanStatus.FIXED, true), CHEAP);

        assertThat(story.answers())
                .extracting(DecisionAnswer::outcome, DecisionAnswer::status, DecisionAnswer::enabled)
                .containsExactly(tuple(DecisionOutcome.APPLIED, PlanStatus.FIXED, true));
        assertThat(baselines(story)).singleElement().satisfies(baseline -> {
            assertThat(baseline.source()).isEqualTo(PlanSource.IMPORT);
            assertThat(baseline.status()).isEqualTo(PlanStatus.FIXED);
            assertThat(baseline.decisionId()).isEqualTo(DecisionsAbout.id(1));
            assertThat(baseline.statistics().samples()).isZero();
            assertThat(baseline.statistics().costP90()).isZero();
        });
        assertThat(story.of(Effect.PinCommanded.class)).hasSize(1);
    }

    @Test
    void whatRunsOtherwiseThanAnImportedPlanIsUnaccepted() {
        Story story = Story.withDefaults()
                .adopt(imported(1, CHEAP, PlanStatus.ACCEPTED, true), CHEAP)
                .polls(20, DEAR);

        assertThat(story.state().plans())
                .extracting(PlanRecord::status)
                .containsExactly(PlanStatus.ACCEPTED, PlanStatus.UNACCEPTED);
    }

    @Test
    void anImportedPlanLearnsWhenItRunsAndIsThenCompared() {
        Story story = Story.withDefaults()
                .adopt(imported(1, CHEAP, PlanStatus.ACCEPTED, true), CHEAP)
                .polls(20, CHEAP)
                .polls(5, DEAR);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
        assertThat(story.state().plans().get(0).source()).isEqualTo(PlanSource.IMPORT);
    }

    @Test
    void aPlanTheStatementHasKeepsWhatWasLearned() {
        Story story =
                Story.withDefaults().polls(20, CHEAP).adopt(imported(1, CHEAP, PlanStatus.REJECTED, false), CHEAP);

        List<PlanBaseline> published = baselines(story);
        assertThat(published.get(published.size() - 1)).satisfies(baseline -> {
            assertThat(baseline.status()).isEqualTo(PlanStatus.REJECTED);
            assertThat(baseline.enabled()).isFalse();
            assertThat(baseline.statistics().samples()).isEqualTo(20);
        });
        assertThat(story.state().plans()).hasSize(1);
    }

    @Test
    void aSecondTimeIsARepeat() {
        Decision decision = imported(1, CHEAP, PlanStatus.ACCEPTED, true);
        Story story = Story.withDefaults().adopt(decision, CHEAP).adopt(decision, CHEAP);

        assertThat(story.answers())
                .extracting(DecisionAnswer::outcome)
                .containsExactly(DecisionOutcome.APPLIED, DecisionOutcome.REPEATED);
        assertThat(story.state().plans()).hasSize(1);
    }

    @Test
    void aFullSetLetsAnUnacceptedPlanGoAndSaysWhichBaselineIsGone() {
        Story story = Story.withDefaults();
        for (int number = 1; number <= 20; number++) {
            story.poll(Plans.numbered(number, 10));
        }
        story.adopt(imported(1, CHEAP, PlanStatus.ACCEPTED, true), CHEAP);

        assertThat(story.of(Effect.BaselineRetired.class))
                .extracting(retired -> retired.key().planHash())
                .containsExactly(Plans.numbered(2, 10).plan().planHash());
        assertThat(story.state().plans()).hasSize(20);
    }

    @Test
    void whereEveryPlanIsAcceptedThereIsNoRoomAndNothingChanges() {
        Story story = Story.withDefaults();
        for (int number = 1; number <= 20; number++) {
            story.poll(Plans.numbered(number, 10))
                    .decide(DecisionsAbout.plan(number, DecisionKind.ACCEPT, Plans.numbered(number, 10)));
        }
        List<PlanRecord> before = story.state().plans();
        story.adopt(imported(90, CHEAP, PlanStatus.ACCEPTED, true), CHEAP);

        DecisionAnswer answer = story.answers().get(20);
        assertThat(answer.outcome()).isEqualTo(DecisionOutcome.REFUSED);
        assertThat(answer.detail()).isEqualTo("there is no room: the statement has 20 plans that are all in use");
        assertThat(story.state().plans()).isEqualTo(before);
    }

    @Test
    void aPlanOfAnotherKindIsAnotherPlan() {
        PlanSighting custom = Plans.ofKind(PlanKind.CUSTOM, CHEAP);
        Story story = Story.withDefaults().polls(20, CHEAP).adopt(imported(1, custom, PlanStatus.FIXED, true), custom);

        assertThat(story.state().plans())
                .extracting(plan -> plan.summary().kind())
                .containsExactly(PlanKind.GENERIC, PlanKind.CUSTOM);
    }

    private static Decision imported(int number, PlanSighting plan, PlanStatus status, boolean enabled) {
        return new Decision(
                DecisionsAbout.id(number),
                DecisionKind.IMPORT,
                Story.KEY,
                null,
                plan.plan().planHash(),
                status,
                null,
                Story.START.plusSeconds(number),
                enabled);
    }

    private static List<PlanBaseline> baselines(Story story) {
        return story.of(Effect.BaselineChanged.class).stream()
                .map(Effect.BaselineChanged::baseline)
                .toList();
    }
}

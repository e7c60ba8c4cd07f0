package io.plumbline.model.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.monitor.Effect;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.DecisionsAbout;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PinPolicyTest {

    private static final PlanSighting ONE = Plans.indexScan(8, 10, 200_000);
    private static final PlanSighting OTHER = Plans.sequentialScan(4_000, 10, 200_000);

    @Test
    void aFixedPlanIsPinnedAndAnotherTakesItsPlace() {
        Story story = learned();
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, ONE));
        story.decide(DecisionsAbout.plan(2, DecisionKind.ROLLBACK, OTHER));
        assertThat(pinned(story))
                .containsExactly(ONE.plan().planHash(), OTHER.plan().planHash());
    }

    @Test
    void thePinEndsWhenNoPlanIsFixedAndSwitchedOn() {
        for (DecisionKind end : List.of(
                DecisionKind.ACCEPT,
                DecisionKind.UNACCEPT,
                DecisionKind.REJECT,
                DecisionKind.DISABLE,
                DecisionKind.DROP)) {
            Story story = learned();
            story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, ONE));
            story.decide(DecisionsAbout.plan(2, end, ONE));
            assertThat(pinned(story)).as("%s", end).containsExactly(ONE.plan().planHash(), "none");
        }
    }

    @Test
    void aPinHoldsAsLongAsIsSetForTheStatement() {
        Story story = learned();
        story.threshold(new ThresholdRow("row", "shop", "shop", null, null, "PIN", "lifetime_days", 1.5));
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, ONE));

        assertThat(commands(story))
                .singleElement()
                .satisfies(command -> assertThat(command.expiresAt())
                        .isEqualTo(command.issuedAt().plus(Duration.ofHours(36))));
    }

    @Test
    void aSwitchThatIsTurnedOnAgainPinsAgain() {
        Story story = learned();
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, ONE));
        story.decide(DecisionsAbout.plan(2, DecisionKind.DISABLE, ONE));
        story.decide(DecisionsAbout.plan(3, DecisionKind.ENABLE, ONE));
        assertThat(pinned(story))
                .containsExactly(ONE.plan().planHash(), "none", ONE.plan().planHash());
    }

    @Test
    void toFixAPlanAgainRenewsThePinAndOtherDecisionsSayNothing() {
        Story story = learned();
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, ONE));
        story.decide(DecisionsAbout.plan(2, DecisionKind.REJECT, OTHER));
        story.decide(DecisionsAbout.plan(3, DecisionKind.ACCEPT, OTHER));
        story.decide(DecisionsAbout.plan(4, DecisionKind.FIX, ONE));
        List<PinCommand> commands = commands(story);
        assertThat(commands)
                .extracting(PinCommand::decisionId)
                .containsExactly(DecisionsAbout.id(1), DecisionsAbout.id(4));
        assertThat(commands).extracting(PinCommand::commandId).doesNotHaveDuplicates();
        assertThat(commands)
                .allSatisfy(command -> assertThat(command.expiresAt())
                        .isEqualTo(command.issuedAt().plus(PinTerms.LONGEST)));
    }

    @Test
    void aDecisionThatIsRepeatedOrRefusedCommandsNothing() {
        Story story = learned();
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, ONE));
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, ONE));
        story.decide(DecisionsAbout.plan(2, DecisionKind.FIX, Plans.indexScan(9, 77, 300_000)));
        assertThat(commands(story)).extracting(PinCommand::decisionId).doesNotHaveDuplicates();
    }

    private static Story learned() {
        return Story.withDefaults().polls(20, ONE).polls(5, OTHER);
    }

    private static List<PinCommand> commands(Story story) {
        return story.of(Effect.PinCommanded.class).stream()
                .map(Effect.PinCommanded::command)
                .toList();
    }

    private static List<String> pinned(Story story) {
        List<String> hashes = new ArrayList<>();
        for (PinCommand command : commands(story)) {
            PlanSighting plan = command.plan();
            hashes.add(plan == null ? "none" : plan.plan().planHash());
        }
        return hashes;
    }
}

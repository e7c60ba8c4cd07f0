package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.decisions.DecisionOutcome;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.DecisionsAbout;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that nobody runs any more, by the defaults: forgotten after 100 days. */
final class StatementForgottenTest {

    private static final PlanSighting FIRST = Plans.numbered(1, 10);
    private static final PlanSighting SECOND = Plans.numbered(2, 10);
    private static final Duration ALMOST = Duration.ofDays(100).minusMillis(1);
    private static final Duration REST = Duration.ofMillis(1);

    @Test
    void aStatementThatIsNotSeenFor100DaysIsForgottenWithAllItsPlans() {
        Story story = Story.withDefaults().polls(3, FIRST).poll(SECOND);
        story.laterLooking(ALMOST);
        assertThat(story.state().plans()).hasSize(2);
        assertThat(story.of(Effect.BaselineRetired.class)).isEmpty();

        story.laterLooking(REST);
        assertThat(story.state()).isEqualTo(StatementState.EMPTY);
        assertThat(story.of(Effect.BaselineRetired.class))
                .extracting(retired -> retired.key().planHash())
                .containsExactlyInAnyOrder(
                        FIRST.plan().planHash(), SECOND.plan().planHash());
        assertThat(story.counted(MonitorCount.STATEMENT_FORGOTTEN)).isEqualTo(1);
    }

    @Test
    void aStatementWithoutAPlanIsForgottenToo() {
        Story story = Story.withDefaults().polls(3, null).laterLooking(ALMOST);
        assertThat(story.state().entries()).hasSize(1);

        story.laterLooking(REST);
        assertThat(story.state()).isEqualTo(StatementState.EMPTY);
    }

    @Test
    void aStatementThatRunsOnceAQuarterStays() {
        Story story = Story.withDefaults().poll(FIRST);
        for (int quarter = 0; quarter < 8; quarter++) {
            story.laterLooking(Duration.ofDays(92)).poll(FIRST);
        }

        assertThat(story.state().plans()).hasSize(1);
        assertThat(story.counted(MonitorCount.STATEMENT_FORGOTTEN)).isZero();
    }

    @Test
    void aForgottenStatementBeginsAnewAndIsForgottenAgain() {
        Story story = Story.withDefaults().polls(3, FIRST).laterLooking(Duration.ofDays(200));
        story.poll(SECOND);
        assertThat(story.state().plans()).singleElement().satisfies(plan -> {
            assertThat(plan.planHash()).isEqualTo(SECOND.plan().planHash());
            assertThat(plan.status()).isEqualTo(PlanStatus.ACCEPTED);
            assertThat(plan.firstSeenAt()).isEqualTo(story.now());
        });

        story.laterLooking(Duration.ofDays(100));
        assertThat(story.counted(MonitorCount.STATEMENT_FORGOTTEN)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = DecisionKind.class,
            names = {"FIX", "REJECT", "DISABLE"})
    void whatSomebodyWantsOfAPlanStays(DecisionKind kind) {
        Story story = Story.withDefaults().poll(FIRST).poll(SECOND);
        story.decide(DecisionsAbout.plan(1, kind, SECOND)).laterLooking(Duration.ofDays(1_000));

        assertThat(story.state().plans()).hasSize(2);
        assertThat(story.counted(MonitorCount.STATEMENT_FORGOTTEN)).isZero();
    }

    @Test
    void answeredDecisionsStaySoThatReadingThemAgainChangesNothing() {
        Story story = Story.withDefaults().poll(FIRST);
        story.decide(DecisionsAbout.plan(1, DecisionKind.ACCEPT, FIRST));
        story.decide(DecisionsAbout.plan(2, DecisionKind.FIX, SECOND));
        story.laterLooking(Duration.ofDays(100));
        assertThat(story.state().plans()).isEmpty();
        assertThat(story.state().entries()).isEmpty();
        assertThat(story.state().instances()).isEmpty();

        story.decide(DecisionsAbout.plan(1, DecisionKind.ACCEPT, FIRST));
        story.decide(DecisionsAbout.plan(2, DecisionKind.FIX, SECOND));
        assertThat(story.of(Effect.DecisionAnswered.class))
                .extracting(answered -> answered.answer().outcome())
                .isEqualTo(List.of(
                        DecisionOutcome.APPLIED,
                        DecisionOutcome.REFUSED,
                        DecisionOutcome.REPEATED,
                        DecisionOutcome.REPEATED));
        assertThat(story.state().nextLook()).isNull();
    }
}

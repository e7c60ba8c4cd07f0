package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.PlanBaseline;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.DecisionsAbout;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a plan ran, and by which hints it is asked for; a poll is 10 s and 100 calls. */
final class PlanUsageTest {

    private static final PlanSighting FIRST = Plans.numbered(1, 10);
    private static final PlanSighting SECOND = Plans.numbered(2, 10);
    private static final PlanHints BY_INDEX = new PlanHints("IndexScan(\"o\" \"orders_idx\")", null);
    private static final PlanHints RENAMED = new PlanHints("IndexScan(\"o\" \"renamed\")", null);
    private static final PlanHints GONE = new PlanHints(null, "INDEX_MISSING (public.orders btree (customer_id))");

    private static long calls(Story story, PlanSighting sighting) {
        return story.state().plans().stream()
                .filter(plan -> plan.planHash().equals(sighting.plan().planHash()))
                .findFirst()
                .map(PlanRecord::calls)
                .orElseThrow();
    }

    private static PlanBaseline published(Story story) {
        List<Effect.BaselineChanged> all = story.of(Effect.BaselineChanged.class);
        return all.get(all.size() - 1).baseline();
    }

    @Test
    void anIntervalBelongsToThePlanThatWasSeenAtBothItsEnds() {
        Story story = Story.withDefaults().polls(21, FIRST).polls(3, SECOND).poll(FIRST);

        assertThat(calls(story, FIRST)).isEqualTo(2_000);
        assertThat(calls(story, SECOND)).isEqualTo(200);
    }

    @Test
    void aPollWithoutAPlanGoesOnWithThePlanOfTheLastOne() {
        Story story = Story.withDefaults().poll(FIRST).polls(5, null);

        assertThat(calls(story, FIRST)).isEqualTo(500);
    }

    @Test
    void callsOnAllInstancesCount() {
        Story story = Story.withDefaults().polls(3, FIRST);
        story.on("replica").polls(2, FIRST);

        assertThat(calls(story, FIRST)).isEqualTo(300);
    }

    @Test
    void aRegressionIsNotLearnedButItsCallsAreCounted() {
        Story story = Story.withDefaults().polls(200, FIRST).timePerCall(50_000).polls(50, FIRST);
        PlanBaseline baseline = published(story.later(Duration.ofDays(1)).polls(2, FIRST));

        assertThat(baseline.calls()).isEqualTo(calls(story, FIRST) - 100);
        assertThat(calls(story, FIRST)).isEqualTo(25_100);
        assertThat(baseline.statistics().timePerCallMicros().count()).isLessThan(baseline.calls());
    }

    @Test
    void aResetOfTheServersCountersTakesNothingAway() {
        Story story = Story.withDefaults().polls(3, FIRST).countersReset().polls(3, FIRST);

        assertThat(calls(story, FIRST)).isEqualTo(400);
    }

    @Test
    void aPlanThatWasDroppedCountsAnew() {
        Story story = Story.withDefaults().polls(3, FIRST);
        story.decide(DecisionsAbout.plan(1, DecisionKind.DROP, FIRST)).polls(2, FIRST);

        assertThat(calls(story, FIRST)).isEqualTo(100);
    }

    @Test
    void thePlanIsPublishedWithTheHintsItWasCapturedWith() {
        assertThat(published(Story.withDefaults().hints(BY_INDEX).poll(FIRST)).hints())
                .isEqualTo(BY_INDEX);
        assertThat(published(Story.withDefaults().hints(GONE).poll(FIRST)).hints())
                .isEqualTo(GONE);
        assertThat(published(Story.withDefaults().poll(FIRST)).hints()).isEqualTo(PlanHints.NONE);
    }

    @Test
    void otherHintsArePublishedWithTheNextSubWindowAndStay() {
        Story story = Story.withDefaults().hints(BY_INDEX).polls(30, FIRST).hints(RENAMED);
        story.later(Duration.ofDays(1)).poll(FIRST);

        assertThat(published(story).hints()).isEqualTo(RENAMED);
        story.hints(PlanHints.NONE).later(Duration.ofDays(1)).poll(FIRST);
        assertThat(published(story).hints()).isEqualTo(RENAMED);
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, FIRST));
        assertThat(published(story).hints()).isEqualTo(RENAMED);
    }

    @Test
    void textsThatAreTooLongAreNotKept() {
        String longest = "x".repeat(HintedPlan.LONGEST_TEXT);

        assertThat(PlanHints.of(longest, null)).isEqualTo(new PlanHints(longest, null));
        assertThat(PlanHints.of(longest + "x", null)).isEqualTo(new PlanHints(null, "TOO_LONG"));
        assertThat(PlanHints.of(null, longest + "x")).isEqualTo(new PlanHints(null, "TOO_LONG"));
        assertThat(PlanHints.of(null, null)).isSameAs(PlanHints.NONE);
    }
}

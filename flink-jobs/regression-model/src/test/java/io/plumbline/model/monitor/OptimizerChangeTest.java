package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.capture.plan.PlanSettings;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.DecisionsAbout;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that plans with another optimizer, whose costs are in another unit: nothing is compared across the two. */
final class OptimizerChangeTest {

    private static final PlanSighting USUAL = Plans.numbered(1, 100);
    private static final PlanSighting OTHER = hypergraph(Plans.numbered(2, 1_000));

    private static PlanSighting hypergraph(PlanSighting plan) {
        return plan.withSettings(Map.of(PlanSettings.OPTIMIZER, "hypergraph"));
    }

    @Test
    void aPlanOfAnotherOptimizerTenTimesAsDearIsTheFirstOfItsGroupAndNoVerdict() {
        Story story = Story.withDefaults().polls(20, USUAL).polls(20, OTHER);

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.state().plans())
                .extracting(PlanRecord::status, plan -> plan.group().optimizer())
                .containsExactly(tuple(PlanStatus.ACCEPTED, ""), tuple(PlanStatus.ACCEPTED, "hypergraph"));
    }

    @Test
    void theSamePlanOfTheSameOptimizerWouldBeBlocked() {
        Story story = Story.withDefaults().polls(20, USUAL).polls(5, Plans.numbered(2, 1_000));

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
    }

    @Test
    void eachOptimizerHasABaselineOfItsOwn() {
        Story story =
                Story.withDefaults().polls(20, USUAL).polls(20, OTHER).polls(5, hypergraph(Plans.numbered(3, 4_000)));

        assertThat(story.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.level()).isEqualTo(Level.BLOCK);
            assertThat(verdict.evidence().get(0).reference()).isBetween(990.0, 1_010.0);
        });
        assertThat(story.state().plans().get(2).status()).isEqualTo(PlanStatus.UNACCEPTED);
    }

    @Test
    void onReturnTheUsualOptimizersPlansAreComparedWithWhatWasLearnedOfThem() {
        Story story = Story.withDefaults().polls(20, USUAL).polls(20, OTHER).polls(5, USUAL);
        assertThat(story.verdicts()).isEmpty();
        assertThat(story.state().plans()).hasSize(2);

        story.polls(5, Plans.numbered(3, 1_000));

        assertThat(story.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.level()).isEqualTo(Level.BLOCK);
            assertThat(verdict.evidence().get(0).reference()).isBetween(99.0, 101.0);
        });
    }

    @Test
    void aFixedPlanOfOneOptimizerIsNotReleasedByARollbackToOneOfTheOther() {
        Story story = Story.withDefaults().polls(5, USUAL).polls(5, OTHER);
        story.decide(DecisionsAbout.plan(1, DecisionKind.FIX, USUAL));
        story.decide(DecisionsAbout.plan(2, DecisionKind.ROLLBACK, OTHER));

        assertThat(story.state().plans()).extracting(PlanRecord::status).containsOnly(PlanStatus.FIXED);
    }

    @Test
    void anImportedPlanIsOfTheOptimizerThatItsSettingsName() {
        Story story = Story.withDefaults()
                .adopt(DecisionsAbout.plan(1, DecisionKind.IMPORT, OTHER), OTHER)
                .polls(20, USUAL)
                .polls(5, OTHER);

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.state().plans())
                .extracting(plan -> plan.group().optimizer(), PlanRecord::status)
                .containsExactly(tuple("hypergraph", PlanStatus.ACCEPTED), tuple("", PlanStatus.ACCEPTED));
    }
}

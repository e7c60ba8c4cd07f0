package io.plumbline.model.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.plans.PlanOpinion;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.testing.DecisionsAbout;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DecisionsTest {

    private static final int PLANS = 6;
    private static final int DECISIONS = 200;
    private static final List<DecisionKind> KINDS = List.of(DecisionKind.values());

    /** Plans 1 to 6, the even ones CUSTOM; the first of each kind is ACCEPTED. */
    private static List<PlanRecord> plans() {
        Story story = Story.withDefaults();
        for (int number = 1; number <= PLANS; number++) {
            story.poll(
                    number % 2 == 0
                            ? Plans.ofKind(PlanKind.CUSTOM, Plans.numbered(number, 10))
                            : Plans.numbered(number, 10));
        }
        return story.state().plans();
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsDecidedTheLawsHold(long seed) {
        Random random = new Random(seed);
        List<PlanRecord> plans = plans();
        for (int number = 1; number <= DECISIONS; number++) {
            Decision decision = randomDecision(number, random);
            DecidedPlans decided = Decisions.apply(plans, decision);

            holdsTheLaws(plans, decision, decided);
            plans = plans(decided, random);
        }
    }

    /** Goes on from what was decided; a set that has become small begins anew. */
    private static List<PlanRecord> plans(DecidedPlans decided, Random random) {
        return decided.plans().size() < 2 || random.nextInt(40) == 0 ? plans() : decided.plans();
    }

    private static Decision randomDecision(int number, Random random) {
        DecisionKind kind = KINDS.get(random.nextInt(KINDS.size()));
        // one more than there are, and DROP less often, so that sets stay
        DecisionKind chosen = kind == DecisionKind.DROP && random.nextInt(4) > 0 ? DecisionKind.ROLLBACK : kind;
        return DecisionsAbout.plan(number, chosen, Plans.numbered(1 + random.nextInt(PLANS + 1), 10));
    }

    private static void holdsTheLaws(List<PlanRecord> before, Decision decision, DecidedPlans decided) {
        boolean known = before.stream().anyMatch(plan -> plan.planHash().equals(decision.planHash()));
        assertThat(decided.outcome()).isEqualTo(known ? DecisionOutcome.APPLIED : DecisionOutcome.REFUSED);
        assertThat(decided.detail()).isNotBlank();
        List<PlanRecord> expected = new ArrayList<>();
        for (PlanRecord plan : before) {
            if (!plan.planHash().equals(decision.planHash())) {
                expected.add(other(before, plan, decision));
            } else if (decision.kind() != DecisionKind.DROP) {
                expected.add(plan.decided(opinion(plan, decision.kind()), decision.name()));
            }
        }
        assertThat(decided.plans()).isEqualTo(expected);
        assertThat(decided.changed())
                .isEqualTo(decided.plans().stream()
                        .filter(plan -> decision.name().equals(plan.decided()))
                        .toList());
        assertThat(Decisions.apply(decided.plans(), decision).plans())
                .as("twice is once")
                .isEqualTo(decided.plans());
    }

    /** Told by a table of its own, not by the code under test. */
    private static PlanOpinion opinion(PlanRecord plan, DecisionKind kind) {
        return switch (kind) {
            case ACCEPT -> new PlanOpinion(PlanStatus.ACCEPTED, plan.enabled(), PlanSource.USER);
            case UNACCEPT -> new PlanOpinion(PlanStatus.UNACCEPTED, plan.enabled(), PlanSource.USER);
            case FIX, ROLLBACK -> new PlanOpinion(PlanStatus.FIXED, plan.enabled(), PlanSource.USER);
            case REJECT -> new PlanOpinion(PlanStatus.REJECTED, plan.enabled(), PlanSource.USER);
            case CREATE -> new PlanOpinion(PlanStatus.ACCEPTED, true, PlanSource.USER);
            case IMPORT -> new PlanOpinion(PlanStatus.ACCEPTED, true, PlanSource.IMPORT);
            case ENABLE -> new PlanOpinion(plan.status(), true, plan.source());
            case DISABLE -> new PlanOpinion(plan.status(), false, plan.source());
            case DROP -> throw new AssertionError("a plan that is dropped has no opinion");
        };
    }

    private static PlanRecord other(List<PlanRecord> before, PlanRecord plan, Decision decision) {
        boolean sameGroup = before.stream()
                .anyMatch(each -> each.planHash().equals(decision.planHash())
                        && each.summary().kind() == plan.summary().kind());
        return decision.kind() == DecisionKind.ROLLBACK && sameGroup && plan.status() == PlanStatus.FIXED
                ? plan.decided(new PlanOpinion(PlanStatus.ACCEPTED, plan.enabled(), PlanSource.USER), decision.name())
                : plan;
    }

    @Test
    void aRollbackReleasesTheOtherFixedPlansOfItsGroupAndSaysHowMany() {
        List<PlanRecord> plans = plans();
        for (int number = 1; number <= 4; number++) {
            plans = Decisions.apply(plans, decision(number, DecisionKind.FIX, number))
                    .plans();
        }
        DecidedPlans decided = Decisions.apply(plans, decision(9, DecisionKind.ROLLBACK, 5));

        assertThat(decided.plans())
                .extracting(PlanRecord::status)
                .containsExactly(
                        PlanStatus.ACCEPTED,
                        PlanStatus.FIXED,
                        PlanStatus.ACCEPTED,
                        PlanStatus.FIXED,
                        PlanStatus.FIXED,
                        PlanStatus.UNACCEPTED);
        assertThat(decided.detail()).isEqualTo("the plan is FIXED and switched on; FIXED before and now ACCEPTED: 2");
    }

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void aDecisionForOneInstanceDoesNotReachThePlanOfTheCluster(DecisionKind kind) {
        List<PlanRecord> plans = plans();
        DecidedPlans decided =
                Decisions.apply(plans, DecisionsAbout.onInstance(1, kind, Plans.numbered(1, 10), "replica"));

        assertThat(decided.outcome()).isEqualTo(DecisionOutcome.REFUSED);
        assertThat(decided.detail())
                .isEqualTo("the plan is kept for the cluster, the decision is for instance replica");
        assertThat(decided.plans()).isEqualTo(plans);
    }

    @Test
    void hintsMeanTheOnePlanThatTheyAskFor() {
        List<PlanRecord> plans = hinted();

        Decision asked = DecisionsAbout.hints(1, "IndexScan(o orders_idx)");
        DecidedPlans decided = Decisions.apply(plans, asked);
        assertThat(decided.outcome()).isEqualTo(DecisionOutcome.APPLIED);
        assertThat(decided.changed()).singleElement().satisfies(plan -> {
            assertThat(plan.planHash()).isEqualTo(Plans.numbered(2, 10).plan().planHash());
            assertThat(plan.opinion()).isEqualTo(new PlanOpinion(PlanStatus.ACCEPTED, true, PlanSource.USER));
        });
        assertThat(Decisions.meant(plans, asked).planHash())
                .isEqualTo(Plans.numbered(2, 10).plan().planHash());
    }

    @Test
    void hintsThatAskForNoPlanOrForSeveralAreRefusedWithWhatToDo() {
        List<PlanRecord> plans = hinted();

        DecidedPlans none = Decisions.apply(plans, DecisionsAbout.hints(1, "SeqScan(c)"));
        assertThat(none.outcome()).isEqualTo(DecisionOutcome.REFUSED);
        assertThat(none.detail()).contains("no plan of the statement was seen", "baselines from-hints");
        assertThat(none.plans()).isEqualTo(plans);
        assertThat(Decisions.apply(plans(), DecisionsAbout.hints(1, "SeqScan(o)"))
                        .outcome())
                .isEqualTo(DecisionOutcome.REFUSED);

        DecidedPlans several = Decisions.apply(plans, DecisionsAbout.hints(1, "IndexScan(o)"));
        assertThat(several.outcome()).isEqualTo(DecisionOutcome.REFUSED);
        assertThat(several.detail())
                .isEqualTo("the hints ask for 2 plans, name one of them: %s, %s"
                        .formatted(
                                Plans.numbered(2, 10).plan().planHash(),
                                Plans.numbered(3, 10).plan().planHash()));
    }

    /** Plans 1 to 3 with the hints they were captured with. */
    private static List<PlanRecord> hinted() {
        return Story.withDefaults()
                .hints(new PlanHints("SeqScan(\"o\")", null))
                .poll(Plans.numbered(1, 10))
                .hints(new PlanHints("IndexScan(\"o\" \"orders_idx\")", null))
                .poll(Plans.numbered(2, 10))
                .hints(new PlanHints("IndexScan(\"o\" \"other_idx\")", null))
                .poll(Plans.numbered(3, 10))
                .state()
                .plans();
    }

    @Test
    void anUnknownPlanAndAnUnknownStatementAreToldApart() {
        assertThat(Decisions.apply(plans(), decision(1, DecisionKind.FIX, 99)).detail())
                .isEqualTo("the statement has no plan %064x, it has 6 others".formatted(99));
        assertThat(Decisions.apply(List.of(), decision(1, DecisionKind.FIX, 1)).detail())
                .isEqualTo("no plan of the statement has been seen, or none is kept");
    }

    private static Decision decision(int number, DecisionKind kind, int plan) {
        return DecisionsAbout.plan(number, kind, Plans.numbered(plan, 10));
    }
}

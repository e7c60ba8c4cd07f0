package io.plumbline.pollers.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.NoPlanReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PlanOutcomeTest {

    private static final RelationName ORDERS = new RelationName("public", "orders");
    private static final PlanOutcome PLANNED = planned();
    private static final PlanOutcome REFUSED = new PlanOutcome.Absent(NoPlanReason.NOT_PERMITTED);

    @Test
    void aPlanWhoseRelationChangedIsTakenBack() {
        PlanOutcome outcome = PlanOutcome.certain(PLANNED, name -> false);

        assertThat(outcome).isEqualTo(new PlanOutcome.Absent(NoPlanReason.CATALOG_CHANGED));
        assertThat(outcome.takesBack(PLANNED)).isTrue();
    }

    @Test
    void aPlanWhoseRelationsAreAsTheyWereIsUsed() {
        assertUsed(PLANNED, PLANNED);
    }

    @Test
    void whereThereWasNoPlanNoneIsTakenBack() {
        assertUsed(REFUSED, REFUSED);
        assertUsed(null, new PlanOutcome.Absent(NoPlanReason.BUDGET_SPENT));
    }

    private static void assertUsed(@Nullable PlanOutcome asked, PlanOutcome expected) {
        PlanOutcome outcome = PlanOutcome.certain(asked, ORDERS::equals);

        assertThat(outcome).isEqualTo(expected);
        assertThat(outcome.takesBack(asked)).isFalse();
    }

    private static PlanOutcome planned() {
        return new PlanOutcome.Planned(
                new ReadPlan(
                        new CanonicalPlan(1, "a plan", List.of()),
                        new CostVector(0, 1, 1, 1, 1, 1, 1),
                        List.of(ORDERS),
                        0,
                        0,
                        false,
                        false,
                        Map.of()),
                PlanKind.GENERIC,
                Instant.EPOCH,
                null);
    }
}

package io.plumbline.model.causes;

import java.util.Optional;

/** PLAN_CHANGE. Holds when the plan's hash is not that of the plan before. */
final class PlanChanged implements CauseTest {

    @Override
    public Optional<CauseFinding> test(CauseContext context) {
        return context.beforePlanHash() != null && context.now() != null && !context.isSamePlan()
                ? Optional.of(new CauseFinding(Cause.PLAN_CHANGE, null))
                : Optional.empty();
    }
}

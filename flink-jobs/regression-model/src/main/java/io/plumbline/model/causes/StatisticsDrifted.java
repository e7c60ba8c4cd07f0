package io.plumbline.model.causes;

import java.util.Optional;

/** STATS_DRIFT. Holds when the plan is the same and its estimates have moved. */
final class StatisticsDrifted implements CauseTest {

    @Override
    public Optional<CauseFinding> test(CauseContext context) {
        return context.isSamePlan() && context.estimatesMoved()
                ? Optional.of(new CauseFinding(Cause.STATS_DRIFT, null))
                : Optional.empty();
    }
}

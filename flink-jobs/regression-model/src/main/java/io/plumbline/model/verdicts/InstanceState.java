package io.plumbline.model.verdicts;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.rules.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement stands on one instance.
 *
 * @param level level in force
 * @param announcedLevel level of the last verdict that was not suppressed
 * @param ruleStreaks consecutive judged observations at which each rule fired; absent is 0
 * @param flaps streaks that broke before they completed, since the last transition
 * @param planHash plan last seen here
 * @param lastSeenAt last sample with a plan
 * @param lastGoodAt when the plan of the last sample at which no rule fired was made
 * @param lastGoodKind kind of that plan
 * @param streakStartedAt first observation of the present run away from the level in force
 * @param raisedAt when the level left PASS; null at PASS
 * @param raisedPlanHash plan that raised it; null at PASS
 * @param lostIndexes indexes reported lost and not yet reported back
 */
public record InstanceState(
        String instance,
        Level level,
        Level announcedLevel,
        Streaks streaks,
        Map<RuleName, Integer> ruleStreaks,
        int flaps,
        @Nullable String planHash,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lastGoodAt,
        @Nullable PlanKind lastGoodKind,
        @Nullable Instant streakStartedAt,
        @Nullable Instant raisedAt,
        @Nullable String raisedPlanHash,
        List<IndexUse> lostIndexes) {

    public InstanceState {
        ruleStreaks = Map.copyOf(ruleStreaks);
        lostIndexes = List.copyOf(lostIndexes);
    }

    /** An instance on which the statement was not seen yet. */
    public static InstanceState unseen(String instance) {
        return new InstanceState(
                instance,
                Level.PASS,
                Level.PASS,
                Streaks.NONE,
                Map.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }
}

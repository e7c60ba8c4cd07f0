package io.plumbline.model.verdicts;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.explain.Explained;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.rules.Level;
import io.plumbline.model.work.WorkSeries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement stands on one instance.
 *
 * @param level level in force
 * @param announcedLevel level of the last verdict that was not suppressed
 * @param flaps runs away from the level in force that broke before they completed, since the last transition
 * @param planHash plan last seen here
 * @param lastSeenAt last sample
 * @param lastGoodAt when the plan of the last sample at which no rule fired was made
 * @param lastGoodKind kind of that plan
 * @param streakStartedAt first observation of the present run away from the level in force
 * @param raisedAt when the level left PASS; null at PASS
 * @param raisedPlanHash plan that raised it; null at PASS, or where no plan was known
 * @param lostIndexes indexes reported lost and not yet reported back
 * @param coolDown of the last fall, over or not; null after a rise
 * @param explained what was last explained; null before
 */
public record InstanceState(
        String instance,
        Level level,
        Level announcedLevel,
        Track plans,
        Track work,
        int flaps,
        @Nullable String planHash,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lastGoodAt,
        @Nullable PlanKind lastGoodKind,
        @Nullable Instant streakStartedAt,
        @Nullable Instant raisedAt,
        @Nullable String raisedPlanHash,
        List<IndexUse> lostIndexes,
        @Nullable CoolDown coolDown,
        WorkSeries series,
        @Nullable Explained explained) {

    public InstanceState {
        lostIndexes = List.copyOf(lostIndexes);
    }

    /** An instance on which the statement was not seen yet. */
    public static InstanceState unseen(String instance) {
        return new InstanceState(
                instance,
                Level.PASS,
                Level.PASS,
                Track.NONE,
                Track.NONE,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                WorkSeries.EMPTY,
                null);
    }

    /** The worst that the last observations say, before hysteresis. */
    public Level observedLevel() {
        return Level.worse(plans.observed(), work.observed());
    }

    /** The same with other lost indexes. */
    public InstanceState withLostIndexes(List<IndexUse> lost) {
        return with(lost, series, explained);
    }

    /** The same with another series of work. */
    public InstanceState withSeries(WorkSeries next) {
        return with(lostIndexes, next, explained);
    }

    /** The same after an explanation was published. */
    public InstanceState withExplained(Explained next) {
        return with(lostIndexes, series, next);
    }

    private InstanceState with(List<IndexUse> lost, WorkSeries nextSeries, @Nullable Explained nextExplained) {
        return new InstanceState(
                instance,
                level,
                announcedLevel,
                plans,
                work,
                flaps,
                planHash,
                lastSeenAt,
                lastGoodAt,
                lastGoodKind,
                streakStartedAt,
                raisedAt,
                raisedPlanHash,
                lost,
                coolDown,
                nextSeries,
                nextExplained);
    }
}

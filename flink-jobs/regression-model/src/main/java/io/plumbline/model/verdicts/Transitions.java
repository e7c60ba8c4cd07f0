package io.plumbline.model.verdicts;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.rules.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Moves an instance's standing on by one judged observation.
 *
 * <p>Laws: a verdict is due when the level in force changes ({@link Hysteresis}), so PASS only after a raise. What was
 * suppressed is not lost: when the level in force is not the one last announced, a verdict is due at the first judged
 * observation outside every maintenance window that agrees with it (not PASS for a raised level, PASS for PASS).
 */
public final class Transitions {

    private final Hysteresis hysteresis;

    public Transitions(VerdictOptions options) {
        this.hysteresis = new Hysteresis(options);
    }

    /**
     * One judged observation.
     *
     * @param plannedAt when the server planned it, at the latest the observation's time: a plan may be older than that
     * @param level worst level of the rules that counted
     * @param clean whether no rule fired at all
     * @param suppressed whether a maintenance window covers it
     */
    public record Observed(
            Instant at,
            Instant plannedAt,
            Level level,
            boolean clean,
            boolean suppressed,
            String planHash,
            PlanKind kind,
            Map<RuleName, Integer> ruleStreaks) {}

    /**
     * The next standing.
     *
     * @param due whether a verdict is to be made
     * @param previousLevel level before, for the verdict
     * @param firstSeenAt first observation of the streak, for the verdict
     * @param flapped whether a run away from the level in force broke
     */
    public record Moved(InstanceState state, boolean due, Level previousLevel, Instant firstSeenAt, boolean flapped) {}

    /** Moves on. */
    public Moved move(InstanceState before, Observed observed) {
        Streaks streaks = hysteresis.count(before.streaks(), observed.level());
        Level level = hysteresis.level(before.level(), streaks);
        boolean changed = level != before.level();
        boolean overdue = !changed
                && !observed.suppressed()
                && before.announcedLevel() != level
                && (observed.level() == Level.PASS) == (level == Level.PASS);
        boolean due = changed || overdue;
        boolean away = observed.level() != level;
        Instant started = startOfRun(before, observed.at());
        boolean flapped = !changed && !away && before.streakStartedAt() != null;
        InstanceState after = new InstanceState(
                before.instance(),
                level,
                due && !observed.suppressed() ? level : before.announcedLevel(),
                streaks,
                observed.ruleStreaks(),
                changed ? 0 : before.flaps() + (flapped ? 1 : 0),
                observed.planHash(),
                observed.at(),
                observed.clean() ? observed.plannedAt() : before.lastGoodAt(),
                observed.clean() ? observed.kind() : before.lastGoodKind(),
                away ? (changed ? observed.at() : started) : null,
                level == Level.PASS ? null : raisedAt(before, started),
                level == Level.PASS ? null : raisedPlan(before, observed, changed),
                before.lostIndexes());
        Instant firstSeen = changed ? started : raisedAt(before, started);
        return new Moved(after, due, changed ? before.level() : before.announcedLevel(), firstSeen, flapped);
    }

    /** A standing with other lost indexes. */
    public static InstanceState withLostIndexes(InstanceState state, List<IndexUse> lost) {
        return new InstanceState(
                state.instance(),
                state.level(),
                state.announcedLevel(),
                state.streaks(),
                state.ruleStreaks(),
                state.flaps(),
                state.planHash(),
                state.lastSeenAt(),
                state.lastGoodAt(),
                state.lastGoodKind(),
                state.streakStartedAt(),
                state.raisedAt(),
                state.raisedPlanHash(),
                lost);
    }

    private static Instant startOfRun(InstanceState before, Instant now) {
        return before.streakStartedAt() != null ? before.streakStartedAt() : now;
    }

    private static Instant raisedAt(InstanceState before, Instant started) {
        return before.raisedAt() != null ? before.raisedAt() : started;
    }

    private static String raisedPlan(InstanceState before, Observed observed, boolean changed) {
        return before.raisedPlanHash() == null || (changed && before.level() == Level.PASS)
                ? observed.planHash()
                : before.raisedPlanHash();
    }
}

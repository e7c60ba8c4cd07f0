package io.plumbline.model.verdicts;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.rules.Level;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves an instance's standing on by one judged observation.
 *
 * <p>Laws. Plans and measured work are two series ({@link Track}), each with its own {@link Hysteresis}: an observation
 * without a plan says nothing about plans and breaks none of their runs, and the same holds for work. The level in force
 * is the worse of the two, unless a {@link CoolDown} holds it down; it falls only to a level that the observation shows,
 * so that what two series leave one after the other is one verdict. A verdict is due when the level in force changes, so
 * PASS only after a raise. What was suppressed is not lost: when the level in force is not the one last announced, a
 * verdict is due at the first judged observation outside every maintenance window that agrees with it (not PASS for a
 * raised level, PASS for PASS).
 */
public final class Transitions {

    private final Hysteresis hysteresis;
    private final VerdictOptions options;

    public Transitions(VerdictOptions options) {
        this.hysteresis = new Hysteresis(options);
        this.options = options;
    }

    /**
     * One judged observation.
     *
     * @param suppressed whether a maintenance window covers it
     * @param plan its plan; null without one
     * @param plans what the rules on plans say; null without a plan
     * @param work what the rules on work say; null without a complete poll
     */
    public record Observed(
            Instant at,
            boolean suppressed,
            @Nullable SeenPlan plan,
            Track.@Nullable Judged plans,
            Track.@Nullable Judged work) {}

    /**
     * A plan that was seen.
     *
     * @param plannedAt when the server planned it, at the latest the observation's time: a plan may be older than that
     */
    public record SeenPlan(String hash, PlanKind kind, Instant plannedAt) {}

    /**
     * The next standing.
     *
     * @param due whether a verdict is to be made
     * @param previousLevel level before, for the verdict
     * @param firstSeenAt first observation of the streak, for the verdict
     * @param flapped whether a run away from the level in force broke
     * @param heldBack level that is ripe and that a cool-down holds back
     */
    public record Moved(
            InstanceState state,
            boolean due,
            Level previousLevel,
            Instant firstSeenAt,
            boolean flapped,
            Optional<Level> heldBack) {}

    /** Moves on. */
    public Moved move(InstanceState before, Observed observed) {
        Track plans = observed.plans() == null ? before.plans() : before.plans().moved(observed.plans(), hysteresis);
        Track work = observed.work() == null ? before.work() : before.work().moved(observed.work(), hysteresis);
        Level ripe = Level.worse(plans.level(), work.level());
        boolean held = !before.level().isAtLeast(ripe)
                && before.coolDown() != null
                && before.coolDown().holds(ripe, observed.at());
        Level seen = Level.worse(plans.observed(), work.observed());
        boolean unseen = !ripe.isAtLeast(before.level()) && seen != ripe;
        Level level = held || unseen ? before.level() : ripe;
        boolean changed = level != before.level();
        boolean due = changed || isOverdue(before, observed, seen);
        boolean flapped = !changed && seen == level && before.streakStartedAt() != null;
        Instant started = startOfRun(before, observed.at());
        SeenPlan good = goodPlan(observed, work);
        InstanceState after = new InstanceState(
                before.instance(),
                level,
                due && !observed.suppressed() ? level : before.announcedLevel(),
                plans,
                work,
                changed ? 0 : before.flaps() + (flapped ? 1 : 0),
                observed.plan() == null ? before.planHash() : observed.plan().hash(),
                observed.at(),
                good == null ? before.lastGoodAt() : good.plannedAt(),
                good == null ? before.lastGoodKind() : good.kind(),
                seen == level ? null : (changed ? observed.at() : started),
                level == Level.PASS ? null : raisedAt(before, started),
                level == Level.PASS ? null : raisedPlan(before, observed, changed),
                before.lostIndexes(),
                coolDown(before, level, observed.at()),
                before.series(),
                before.explained());
        return new Moved(
                after,
                due,
                changed ? before.level() : before.announcedLevel(),
                changed ? started : raisedAt(before, started),
                flapped,
                held ? Optional.of(ripe) : Optional.empty());
    }

    private static boolean isOverdue(InstanceState before, Observed observed, Level seen) {
        return !observed.suppressed()
                && before.announcedLevel() != before.level()
                && (seen == Level.PASS) == (before.level() == Level.PASS);
    }

    private static @Nullable SeenPlan goodPlan(Observed observed, Track work) {
        boolean clean = observed.plans() != null
                && observed.plans().isClean()
                && work.ruleStreaks().isEmpty();
        return clean ? observed.plan() : null;
    }

    private @Nullable CoolDown coolDown(InstanceState before, Level level, Instant at) {
        if (level == before.level()) {
            return before.coolDown();
        }
        return level.isAtLeast(before.level()) ? null : new CoolDown(before.level(), at.plus(options.coolDown()));
    }

    private static Instant startOfRun(InstanceState before, Instant now) {
        return before.streakStartedAt() != null ? before.streakStartedAt() : now;
    }

    private static Instant raisedAt(InstanceState before, Instant started) {
        return before.raisedAt() != null ? before.raisedAt() : started;
    }

    private static @Nullable String raisedPlan(InstanceState before, Observed observed, boolean changed) {
        String now =
                observed.plan() == null ? before.planHash() : observed.plan().hash();
        return before.raisedPlanHash() == null || (changed && before.level() == Level.PASS)
                ? now
                : before.raisedPlanHash();
    }
}

package io.plumbline.pollers.explain;

import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.options.PollerSettings;
import java.time.Duration;

/**
 * Server time that explains may take: so many milliseconds per second, saved up for at most {@code savedNanos}.
 *
 * <p>A hard cap: an explain is begun with what is left as its limit, and the server ends it there. What is spent on the
 * way beyond a limit is owed, so over any span the spent time stays within the span's allowance and what was saved,
 * plus the excess of one way; a budget that never has {@link #SHORTEST_LIMIT} is overdrawn by at most that, and owes it.
 */
public final class ExplainBudget {

    /** The shortest limit a server takes; 0 would be none. */
    public static final Duration SHORTEST_LIMIT = Duration.ofMillis(1);

    /** The budget is so much per second: polls that follow each other faster share it. */
    private static final Duration SHORTEST_SAVED = Duration.ofSeconds(1);

    private static final long MILLIS_PER_SECOND = 1_000;
    private static final double WHOLE = 0.9;
    private static final int FAIR_SHARES = 4;

    private final int millisPerSecond;
    private final long mostNanos;
    private long leftNanos;
    private long refilledAt;

    /**
     * @param millisPerSecond 0 to 1000; 0 allows nothing
     * @param savedNanos span of time whose allowance can be saved up, in nanoseconds
     * @param now a reading of the monotonic clock, in nanoseconds
     */
    public ExplainBudget(int millisPerSecond, long savedNanos, long now) {
        this.millisPerSecond = millisPerSecond;
        this.mostNanos = allowance(savedNanos);
        this.leftNanos = mostNanos;
        this.refilledAt = now;
    }

    /** What the settings allow, saved up from one poll to the next; a full one. */
    public static ExplainBudget of(PollerSettings settings, PollClock clock) {
        long pollNanos = settings.rhythm().poll().toNanos();
        return new ExplainBudget(
                settings.explain().budgetMillisPerSecond(),
                Math.max(pollNanos, SHORTEST_SAVED.toNanos()),
                clock.nanoTime());
    }

    /** Adds what has come since the last refill. */
    public void refill(long now) {
        leftNanos = Math.min(mostNanos, leftNanos + allowance(now - refilledAt));
        refilledAt = now;
    }

    public boolean isOff() {
        return millisPerSecond == 0;
    }

    /** Whether nothing of note is spent or owed: nothing ever gets more than now. Nine tenths, as clocks are not even. */
    public boolean isWhole() {
        return leftNanos > 0 && leftNanos >= wholeNanos();
    }

    /** Whether something that takes {@code nanos} may be begun; a whole budget takes anything. */
    public boolean fits(long nanos) {
        return leftNanos > 0 && leftNanos >= Math.min(nanos, wholeNanos());
    }

    /** How long the server may work on what is begun now, in whole milliseconds, when {@code wayNanos} go beside. */
    public Duration limit(long wayNanos) {
        Duration left = Duration.ofMillis(Duration.ofNanos(leftNanos - wayNanos).toMillis());
        return left.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : left;
    }

    /** Whether a limit tells what a whole budget is enough for: a quarter of one, where the way takes the rest. */
    public boolean isFairShare(Duration limit) {
        return limit.toNanos() >= mostNanos / FAIR_SHARES;
    }

    public void spend(long nanos) {
        leftNanos -= nanos;
    }

    private long wholeNanos() {
        return (long) (mostNanos * WHOLE);
    }

    private long allowance(long nanos) {
        return nanos / MILLIS_PER_SECOND * millisPerSecond;
    }
}

package io.plumbline.pollers.explain;

/**
 * Server time that explains may take: so many milliseconds per second, saved up for at most {@code savedNanos}.
 *
 * <p>An explain that took longer than what was left is owed, so over any span longer than what is saved the spent time
 * stays within the budget plus one explain.
 */
public final class ExplainBudget {

    private static final long MILLIS_PER_SECOND = 1_000;

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

    /** Adds what has come since the last refill. */
    public void refill(long now) {
        leftNanos = Math.min(mostNanos, leftNanos + allowance(now - refilledAt));
        refilledAt = now;
    }

    public boolean isOff() {
        return millisPerSecond == 0;
    }

    public boolean hasRoom() {
        return leftNanos > 0;
    }

    public void spend(long nanos) {
        leftNanos -= nanos;
    }

    private long allowance(long nanos) {
        return nanos / MILLIS_PER_SECOND * millisPerSecond;
    }
}

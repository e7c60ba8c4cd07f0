package io.plumbline.explain;

import java.time.Duration;

/** How long the server may work on one explain, and how much of that it may wait for a lock. */
public record ExplainLimits(Duration statement, Duration lock) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /**
     * The budget's limit within the session's own. Waiting for a lock takes at most half of it, so that a lock is told
     * from a plan that takes long.
     */
    public static ExplainLimits of(Duration budget, SessionSettings session) {
        Duration statement = shorter(budget, session.statementTimeout());
        Duration half = Duration.ofMillis(statement.toMillis() / 2);
        Duration lock = shorter(half, session.lockTimeout());
        return new ExplainLimits(statement, lock.compareTo(SHORTEST) < 0 ? SHORTEST : lock);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

package io.plumbline.pollers.explain;

import io.plumbline.explain.NoPlanReason;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a statement's last try.
 *
 * @param refusal null when it was explained
 * @param needNanos how long it will take
 * @param waits whether it comes first, for a larger rest of the budget than there was
 * @param timesOverBudget how many whole budgets in a row were too little
 * @param millisPerCall time per call when it was explained, or the first one known; NaN while none is
 */
record ExplainMemory(
        long triedAt,
        @Nullable NoPlanReason refusal,
        long catalogVersion,
        long needNanos,
        boolean waits,
        int timesOverBudget,
        double millisPerCall) {

    /** Whole budgets that must be too little in a row before one is believed to be: a server or a machine may stall. */
    static final int OVER_BUDGET_TRIES = 3;

    /** A lost index moves the time per call further; what noise moves so far is behind what has more impact. */
    private static final double MOVED = 2;

    ExplainMemory waiting() {
        return new ExplainMemory(triedAt, refusal, catalogVersion, needNanos, true, timesOverBudget, millisPerCall);
    }

    ExplainMemory at(double knownMillisPerCall) {
        return new ExplainMemory(
                triedAt, refusal, catalogVersion, needNanos, waits, timesOverBudget, knownMillisPerCall);
    }

    /** Calls since the last poll, times what each takes more or less; 0 unless that is more than twice or less than half. */
    double impactMillis(Executed executed) {
        double now = executed.millisPerCall();
        boolean hasMoved = Math.max(now, millisPerCall) > MOVED * Math.min(now, millisPerCall);
        return hasMoved ? executed.calls() * Math.abs(now - millisPerCall) : 0;
    }

    boolean isDue(long retryNanos, long newCatalogVersion, long now) {
        if (refusal == null || now - triedAt >= retryNanos) {
            return true;
        }
        if (refusal == NoPlanReason.EXPLAIN_OVER_BUDGET && timesOverBudget < OVER_BUDGET_TRIES) {
            return true;
        }
        return switch (refusal.retry()) {
            case NEXT_POLL -> true;
            case LATER -> false;
            case CATALOG_CHANGE -> catalogVersion != newCatalogVersion;
        };
    }
}

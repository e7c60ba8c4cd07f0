package io.plumbline.pollers.explain;

import io.plumbline.explain.ExplainLimits;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.PlanExplainer;
import io.plumbline.explain.SessionSettings;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.metrics.PollerMetrics;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Explains within the budget: what is left of it, less the way there and back, is the server's limit for each explain.
 *
 * <p>What the limit cut short is {@link NoPlanReason#BUDGET_SPENT} or, when the budget was whole and the way left a fair share
 * of it, {@link NoPlanReason#EXPLAIN_OVER_BUDGET}.
 */
public final class BudgetedExplainer {

    /** A question to the server that keeps to limits. */
    public interface Question {

        PlanExplainer.Answer ask(ExplainLimits limits) throws SQLException;
    }

    private final SessionSettings session;
    private final ExplainBudget budget;
    private final PollerMetrics metrics;
    private final PollClock clock;
    private final Peak explains = new Peak();
    private final Peak ways = new Peak();
    private long lastNanos;

    public BudgetedExplainer(SessionSettings session, ExplainBudget budget, PollerMetrics metrics, PollClock clock) {
        this.session = session;
        this.budget = budget;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether the shortest explain could be begun. */
    public boolean hasRoom() {
        return hasRoomFor(0);
    }

    public boolean hasRoomFor(long nanos) {
        return budget.fits(Math.max(nanos, wayNanos() + ExplainBudget.SHORTEST_LIMIT.toNanos()));
    }

    /** What an explain takes, judged by those before. */
    public long expectedNanos() {
        return explains.nanos();
    }

    /** What the last explain took, the way included. */
    public long lastNanos() {
        return lastNanos;
    }

    /** Asks, and takes what that took from the budget. */
    public Explained explain(Question question) throws SQLException {
        Duration limit = budget.limit(wayNanos());
        boolean whole = budget.isWhole() && budget.isFairShare(limit);
        ExplainLimits limits = ExplainLimits.of(limit, session);
        long start = clock.nanoTime();
        try {
            PlanExplainer.Answer answer = question.ask(limits);
            ways.add(clock.nanoTime() - start - answer.questionNanos());
            if (isCutShort(answer.explained(), limits)) {
                return new Explained.Refused(whole ? NoPlanReason.EXPLAIN_OVER_BUDGET : NoPlanReason.BUDGET_SPENT);
            }
            explains.add(clock.nanoTime() - start);
            return answer.explained();
        } finally {
            lastNanos = clock.nanoTime() - start;
            budget.spend(lastNanos);
            metrics.explained(lastNanos);
        }
    }

    /** Twice what the way took before: its end comes when nothing can be cut short any more. */
    private long wayNanos() {
        return 2 * ways.nanos();
    }

    private boolean isCutShort(Explained explained, ExplainLimits limits) {
        return explained.equals(new Explained.Refused(NoPlanReason.STATEMENT_TIMEOUT))
                && limits.statement().compareTo(session.statementTimeout()) < 0;
    }
}

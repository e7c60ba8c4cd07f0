package io.plumbline.explain;

/**
 * Why an observation has no plan. The names are on the wire ({@code no_plan_reason}) and in metrics: they are added to,
 * never changed. {@code docs/reference/no-plan-reasons.md} tells what to do about each.
 */
public enum NoPlanReason {
    /** The explain budget of this poll went to other statements, or ran out while this one was planned. */
    BUDGET_SPENT(Retry.NEXT_POLL),
    /** Planning takes longer than the whole explain budget of a poll. */
    EXPLAIN_OVER_BUDGET(Retry.LATER),
    /** Explaining is switched off ({@code explain.budget.ms.per.second = 0}). */
    EXPLAIN_OFF(Retry.NEXT_POLL),
    /** The catalogue changed under the explain, so its indexes could not be told for certain. */
    CATALOG_CHANGED(Retry.NEXT_POLL),
    /** A lock was not granted in time. */
    LOCK_TIMEOUT(Retry.NEXT_POLL),
    /** The server cut the text or the text ends inside a literal, a name or a comment. */
    TEXT_TRUNCATED(Retry.LATER),
    /** The text is longer than the limit for explaining. */
    TEXT_TOO_LONG(Retry.LATER),
    /** The text holds more than one statement. */
    SEVERAL_STATEMENTS(Retry.LATER),
    /** The server could not tell the type of a parameter or which function or operator takes it. */
    PARAMETER_TYPE_UNKNOWN(Retry.LATER),
    /** A relation, schema, column or function is not there under the statement's search path. */
    OBJECT_UNKNOWN(Retry.CATALOG_CHANGE),
    /** The polling role may not explain it. */
    NOT_PERMITTED(Retry.LATER),
    /** With parameters in place of its values the text is no longer valid SQL. */
    SYNTAX(Retry.LATER),
    /** Planning took longer than the statement timeout. */
    STATEMENT_TIMEOUT(Retry.LATER),
    /** A physical replica refuses the lock that planning a write takes. */
    NOT_ON_REPLICA(Retry.LATER),
    /** The plan is not an EXPLAIN document this version can read. */
    PLAN_MALFORMED(Retry.LATER),
    /** The plan has more bytes than the limit. */
    PLAN_OVERSIZE(Retry.LATER),
    /** The plan is nested deeper than the limit. */
    PLAN_TOO_DEEP(Retry.LATER),
    /** The plan has more nodes than the limit. */
    PLAN_TOO_MANY_NODES(Retry.LATER),
    /** The plan has a cost or row estimate that is negative or not finite. */
    PLAN_IMPOSSIBLE_NUMBER(Retry.LATER),
    /** MySQL: the server planned nothing, because the values of the sample find no row, or no format tells its plan. */
    NOT_PLANNED(Retry.NEXT_POLL),
    /** MySQL: the server keeps no sample of the statement that could be explained (MariaDB never does). */
    NO_SAMPLE(Retry.NEXT_POLL),
    /** MySQL: the text calls a stored function, which the server might run while it plans. */
    CALLS_FUNCTION(Retry.LATER),
    /** Any other error of the server. */
    SERVER_ERROR(Retry.LATER);

    /** When the statement is tried again. */
    public enum Retry {
        NEXT_POLL,
        /** After the retry interval. */
        LATER,
        /** When the catalogue changed, or after the retry interval. */
        CATALOG_CHANGE
    }

    private final Retry retry;

    NoPlanReason(Retry retry) {
        this.retry = retry;
    }

    public Retry retry() {
        return retry;
    }
}

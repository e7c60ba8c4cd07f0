package io.plumbline.model.monitor;

/** What the monitor did that nobody else sees; metric names in lower case. */
public enum MonitorCount {
    /** The first sample of an entry seeded its counters. */
    COUNTER_SEEDED,
    /** A new epoch: server started, statistics reset, or entry re-created. */
    COUNTER_EPOCH_CHANGED,
    /** A counter fell within an epoch, which starts a new one. */
    COUNTER_FELL,
    /** A difference that cannot be true; it seeds and is not used. */
    COUNTER_ABSURD,
    /** The last counters of an entry were forgotten because there are too many. */
    ENTRY_EVICTED,
    /** The standing of an instance was forgotten because there are too many. */
    INSTANCE_EVICTED,
    /** A plan has shown itself to be faster and was proposed. */
    EVOLUTION_PROPOSED,
    /** A plan has shown itself to be faster and was accepted by policy. */
    EVOLUTION_ACCEPTED,
    /** What was proposed does not hold any more. */
    EVOLUTION_WITHDRAWN,
    /** An accepted plan was unseen for the configured time, and is RETIRED. */
    PLAN_EXPIRED,
    /** A statement was neither sampled nor decided about for the configured time: only answered decisions are kept of it. */
    STATEMENT_FORGOTTEN,
    /** The oldest retired or unaccepted plan left a full set. */
    PLAN_RETIRED,
    /** A new plan was judged but not kept: the set is full of plans that must stay. */
    PLAN_NOT_KEPT,
    /** A value was older than the rolling window, and not learned. */
    VALUE_OUTSIDE_WINDOW,
    /** Statistics started anew because accuracy or sub-window length are configured otherwise now. */
    STATISTICS_RESTARTED,
    /** A verdict's plan has lost more indexes than are remembered, and this one waits for no command. */
    LOST_INDEX_NOT_REPORTED,
    /** A run of observations away from the level in force broke before it completed. */
    FLAPPED,
    /** A level was ripe and a cool-down held it back. */
    COOLED_DOWN,
    /** A plan change was not published because the statement's history is full; the plan is kept and judged. */
    PLAN_CHANGE_CAPPED,
    /** A plan change was not published because the task's history is full; the plan is kept and judged. */
    PLAN_CHANGE_CAPPED_BY_TASK,
    /** A change was published for which room was made: a day had passed, and the history had more than its reserved part. */
    PLAN_HISTORY_TRIMMED
}

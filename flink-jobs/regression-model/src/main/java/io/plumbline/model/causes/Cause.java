package io.plumbline.model.causes;

/** Why a plan's cost changed; wire names. */
public enum Cause {
    /** A DDL statement on a relation or index of the plans, since the last good sighting. */
    DDL,
    /** The engine plans the statement in another way than before (generic, custom, sample). */
    KIND_FLIP,
    /** Another plan than the baseline's. */
    PLAN_CHANGE,
    /** The same plan over relations that grew in proportion. */
    DATA_GROWTH,
    /** The same plan over relations of the same size, with other estimates. */
    STATS_DRIFT,
    /** What no test could name. */
    UNKNOWN
}

package io.plumbline.model.policy;

/** The rules; wire names, added to and never changed. */
public enum RuleName {
    COST_MULTIPLIER,
    CARDINALITY_DIVERGENCE,
    NEW_SEQ_SCAN,
    LOST_INDEX,
    JOIN_ALGORITHM_CHANGED,
    SORT_OR_SPILL_ADDED,
    TIME_REGRESSION
}

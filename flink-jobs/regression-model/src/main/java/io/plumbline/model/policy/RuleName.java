package io.plumbline.model.policy;

/** The rules that observations are judged by; wire names, added to and never changed. */
public enum RuleName implements ThresholdSubject {
    COST_MULTIPLIER,
    CARDINALITY_DIVERGENCE,
    NEW_SEQ_SCAN,
    LOST_INDEX,
    JOIN_ALGORITHM_CHANGED,
    SORT_OR_SPILL_ADDED,
    TIME_REGRESSION
}

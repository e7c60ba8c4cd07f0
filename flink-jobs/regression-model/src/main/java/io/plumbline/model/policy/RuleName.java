package io.plumbline.model.policy;

/** The rules, and what else thresholds are set for; wire names, added to and never changed. */
public enum RuleName {
    COST_MULTIPLIER,
    CARDINALITY_DIVERGENCE,
    NEW_SEQ_SCAN,
    LOST_INDEX,
    JOIN_ALGORITHM_CHANGED,
    SORT_OR_SPILL_ADDED,
    TIME_REGRESSION,
    /** No rule: what becomes of plans that have shown themselves to be faster. */
    EVOLUTION,
    /** No rule: how long plans are pinned. */
    PIN;

    /** Whether observations are judged by it. */
    public boolean judges() {
        return this != EVOLUTION && this != PIN;
    }
}

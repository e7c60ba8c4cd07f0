package io.plumbline.model.decisions;

/** What became of a decision; wire names. */
public enum DecisionOutcome {
    /** The plan set is as decided. */
    APPLIED,
    /** It had been answered before: nothing changed. */
    REPEATED,
    /** It cannot be applied: nothing changed. */
    REFUSED
}

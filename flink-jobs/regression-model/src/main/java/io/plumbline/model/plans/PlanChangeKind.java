package io.plumbline.model.plans;

/** How a plan came into use; wire names. */
public enum PlanChangeKind {
    /** First plan of the statement. */
    FIRST,
    /** A plan that was not in the set. */
    NEW,
    /** A plan of the set that had been unused for the configured time. */
    RETURNED;

    /** Whether it makes a statement known, which happens once. */
    public boolean isOfNewStatement() {
        return this == FIRST;
    }
}

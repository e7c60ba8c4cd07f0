package io.plumbline.capture.hints;

/**
 * Why a plan cannot be said in hints.
 *
 * @param subject the relation, index or operator that it is about, or the empty string
 */
public record Obstacle(Reason reason, String subject) {

    /** Wire names: added to, never changed. */
    public enum Reason {
        /** The statement, as the server plans it now, does not read a relation of the plan under any name. */
        RELATION_NOT_READ,
        /** The relation is read more than once: the plan does not say which of its names is which. */
        RELATION_READ_TWICE,
        /** One name stands for two relations in different parts of the statement. */
        ALIAS_SHARED,
        /** Hints reach a partitioned table only as a whole, and the plan reads its partitions. */
        PARTITIONED,
        /** No valid index of that method, those keys and that predicate is on the relation. */
        INDEX_MISSING,
        /** What the index covers was not known when the plan was captured. */
        INDEX_UNKNOWN,
        /** A join of rows that have no name: of a CTE, a function, VALUES or a subquery. */
        UNNAMED_ROWS_JOINED,
        /** An operator that no hint asks for. */
        OPERATOR_WITHOUT_HINT,
        /** Joins of more relations than {@link HintedPlan#MAX_JOINED}. */
        TOO_MANY_RELATIONS,
        /** Nothing in the plan is a matter of scans or joins. */
        NOTHING_TO_HINT
    }

    @Override
    public String toString() {
        return subject.isEmpty() ? reason.name() : reason + " (" + subject + ")";
    }
}

package io.plumbline.capture.plan;

/** A plan that cannot be used. The message names the thing, its value and what is allowed, never a literal. */
public final class PlanRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; wire names, added to and never changed. */
    public enum Reason {
        /** Not JSON, or not an EXPLAIN document. */
        MALFORMED,
        /** More bytes than the limit. */
        OVERSIZE,
        /** Nested deeper than the limit. */
        TOO_DEEP,
        /** More nodes than the limit. */
        TOO_MANY_NODES,
        /** A cost or row estimate that is negative or not finite. */
        IMPOSSIBLE_NUMBER,
        /** A document in which the server says that it made no plan for these values. */
        WITHOUT_PLAN
    }

    private final Reason reason;

    public PlanRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

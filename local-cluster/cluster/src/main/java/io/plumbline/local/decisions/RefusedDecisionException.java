package io.plumbline.local.decisions;

/** The control database refused a decision. The message is the server's own, with what exists. */
public final class RefusedDecisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedDecisionException(String message) {
        super(message);
    }

    RefusedDecisionException(String message, Throwable cause) {
        super(message, cause);
    }
}

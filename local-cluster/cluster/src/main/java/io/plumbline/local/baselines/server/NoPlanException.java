package io.plumbline.local.baselines.server;

/** No plan comes of a row; the message says why and quotes no statement. */
final class NoPlanException extends Exception {
    private static final long serialVersionUID = 1L;

    NoPlanException(String message) {
        super(message);
    }

    NoPlanException(String message, Throwable cause) {
        super(message, cause);
    }
}

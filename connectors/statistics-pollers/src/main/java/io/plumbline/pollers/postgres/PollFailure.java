package io.plumbline.pollers.postgres;

/** Why a server could not be polled. The message says what to do and names no secret. */
final class PollFailure extends Exception {

    private static final long serialVersionUID = 1L;

    PollFailure(String message) {
        super(message);
    }
}

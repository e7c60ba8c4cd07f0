package io.plumbline.pollers.task;

/** Why a server could not be polled. The message says what to do and names no secret. */
public final class PollFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public PollFailure(String message) {
        super(message);
    }
}

package io.plumbline.control;

/** The control database or the DDL capture could not be set up; the message says what to do about it. */
public final class ControlPlaneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ControlPlaneException(String message) {
        super(message);
    }

    ControlPlaneException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.plumbline.state;

/** State bytes that this version cannot read: a newer version wrote them, or they are damaged. */
public final class StateFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateFormatException(String message) {
        super(message);
    }

    StateFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}

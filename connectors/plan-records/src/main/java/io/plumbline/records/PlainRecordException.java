package io.plumbline.records;

/** What was given is not the plain form of a record; the message names the field and what is allowed, and quotes nothing. */
public final class PlainRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlainRecordException(String message) {
        super(message);
    }

    PlainRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}

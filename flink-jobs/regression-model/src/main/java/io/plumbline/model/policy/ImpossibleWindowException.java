package io.plumbline.model.policy;

import org.jspecify.annotations.Nullable;

/** A window that cannot be used; the message names the value and what is allowed. */
final class ImpossibleWindowException extends Exception {

    private static final long serialVersionUID = 1L;

    ImpossibleWindowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.plumbline.job.registry;

import org.jspecify.annotations.Nullable;

/** The registry gave no usable answer for as long as the job may wait: the task fails and its restart tries again. */
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

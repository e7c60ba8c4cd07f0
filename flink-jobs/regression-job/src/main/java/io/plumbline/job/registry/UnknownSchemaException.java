package io.plumbline.job.registry;

import org.jspecify.annotations.Nullable;

/** The registry has no schema with the id. */
public final class UnknownSchemaException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(int id, @Nullable Throwable cause) {
        super("the schema registry has no schema with id " + id, cause);
    }
}

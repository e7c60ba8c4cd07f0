package io.plumbline.model.causes;

import org.jspecify.annotations.Nullable;

/**
 * A cause.
 *
 * @param ddl the DDL behind it, where the cause is DDL
 */
public record CauseFinding(Cause cause, @Nullable DdlEvent ddl) {}

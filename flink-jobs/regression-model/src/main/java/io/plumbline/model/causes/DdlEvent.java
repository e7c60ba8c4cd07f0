package io.plumbline.model.causes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A DDL statement on one object, without its text.
 *
 * @param commandTag such as {@code DROP INDEX}
 * @param objectType such as {@code index}
 * @param schema schema of the object, unquoted; null where the server named none
 * @param objectIdentity object as the server identifies and quotes it
 * @param relation table it belongs to, {@code schema.table}; null where unknown, as for a dropped index
 */
public record DdlEvent(
        String cluster,
        String database,
        String commandTag,
        String objectType,
        @Nullable String schema,
        String objectIdentity,
        @Nullable String relation,
        Instant executedAt) {}

package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An index in an instance's last snapshot.
 *
 * @param invalidSince first snapshot of those in a row in which it was not valid; null for a valid one
 */
public record SeenIndex(
        IndexDefinition definition, @Nullable Instant invalidSince) {}

package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import java.time.Instant;

/** An index that was seen valid, with its definition then. */
public record KnownIndex(IndexDefinition definition, Instant lastSeenAt) {}

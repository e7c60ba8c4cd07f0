package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.RelationName;
import java.time.Instant;

/** A partition that was seen below the relation. */
public record KnownPartition(RelationName name, Instant lastSeenAt) {}

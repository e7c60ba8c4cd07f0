package io.plumbline.capture.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with its size and indexes.
 *
 * @param parent a partition's topmost parent; null otherwise
 * @param estimatedRows rows by the engine's statistics; -1 when never analysed
 * @param bytes size on disk without indexes
 * @param modifiedSinceAnalyze rows changed since the last analyze
 * @param indexes valid or not, ordered by name
 */
public record Relation(
        RelationName name,
        Kind kind,
        @Nullable RelationName parent,
        double estimatedRows,
        long bytes,
        long modifiedSinceAnalyze,
        @Nullable Instant lastAnalyzeAt,
        List<IndexDefinition> indexes) {

    /** What sort of table; wire names. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        PARTITION,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE
    }

    public Relation {
        indexes = List.copyOf(indexes);
    }
}

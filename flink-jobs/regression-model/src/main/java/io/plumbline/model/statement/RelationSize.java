package io.plumbline.model.statement;

import io.plumbline.capture.catalog.RelationName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A relation a plan reads, with its size when the plan was explained.
 *
 * @param estimatedRows rows by the engine's statistics; -1 when never analysed
 * @param bytes size on disk without indexes
 */
public record RelationSize(
        RelationName name,
        double estimatedRows,
        long bytes,
        long modifiedSinceAnalyze,
        @Nullable Instant lastAnalyzeAt) {}

package io.plumbline.job.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, with why.
 *
 * @param schemaId registry id in its header, where it had one
 */
public record RejectedRecord(
        RawRecord source,
        RejectionReason reason,
        String detail,
        @Nullable Integer schemaId) {}

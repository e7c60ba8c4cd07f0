package io.plumbline.model.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The span in which cumulative counters may be subtracted; counters of different epochs never are. */
public record CounterEpoch(
        Instant serverStartedAt,
        @Nullable Instant statisticsResetAt,
        @Nullable Instant entrySinceAt) {}

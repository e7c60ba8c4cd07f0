package io.plumbline.pollers.postgres;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The span all entries' counters belong to.
 *
 * @param evictions entries evicted since the reset
 */
record StatisticsEpoch(@Nullable Instant resetAt, long evictions) {}

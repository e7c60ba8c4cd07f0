package io.plumbline.model.counters;

import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last sample of one counted entry on one instance.
 *
 * @param planHash plan the instance used then; null where none was known
 */
public record EntryState(
        String instance,
        String entryId,
        String observationId,
        Instant observedAt,
        CounterEpoch epoch,
        Counters counters,
        @Nullable String planHash) {}

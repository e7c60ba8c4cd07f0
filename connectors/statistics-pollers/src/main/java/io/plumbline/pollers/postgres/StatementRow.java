package io.plumbline.pollers.postgres;

import io.plumbline.pollers.explain.LastCounters.Counters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of pg_stat_statements; counters are cumulative.
 *
 * @param totalMillis time executing
 * @param since since when the entry counts; null before extension version 1.11
 */
record StatementRow(
        EntryKey key,
        long calls,
        double totalMillis,
        long rows,
        long blocksHit,
        long blocksRead,
        long tempBlocksWritten,
        @Nullable Instant since) {

    Counters counters() {
        return new Counters(calls, totalMillis);
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.pollers.explain.LastCounters.Counters;
import java.time.Instant;

/**
 * One row of events_statements_summary_by_digest; counters are cumulative.
 *
 * @param totalPicos time executing, in picoseconds
 * @param rows rows sent and affected
 * @param firstSeen since when the row counts: the table is emptied by TRUNCATE and by a restart
 */
record DigestRow(Key key, long calls, double totalPicos, long rows, Instant firstSeen) {

    private static final double PICOS_PER_MICRO = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;

    /** The key the server counts by. */
    record Key(String schema, String digest) {}

    double totalMicros() {
        return totalPicos / PICOS_PER_MICRO;
    }

    Counters counters() {
        return new Counters(calls, totalMicros() / MICROS_PER_MILLI);
    }
}

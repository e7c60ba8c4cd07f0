package io.plumbline.pollers.mysql;

import java.time.Instant;

/**
 * One row of events_statements_summary_by_digest; counters are cumulative.
 *
 * @param totalPicos time executing, in picoseconds
 * @param rows rows sent and affected
 * @param firstSeen since when the row counts: the table is emptied by TRUNCATE and by a restart
 */
record DigestRow(Key key, long calls, double totalPicos, long rows, Instant firstSeen) {

    /** The key the server counts by. */
    record Key(String schema, String digest) {}
}

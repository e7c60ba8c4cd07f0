package io.plumbline.pollers.mysql;

import io.plumbline.pollers.ServerMoment;
import java.time.Instant;
import java.util.List;

/**
 * What one poll read from the server as a whole.
 *
 * @param startedAt when the server was started, by its clock
 */
record MySqlView(MySqlServerFacts facts, MySqlCosts costs, Digests digests, Instant startedAt, ServerMoment moment) {

    /** The rows of one schema. */
    List<DigestRow> rowsOf(String schema) {
        return digests.rows().stream()
                .filter(row -> row.key().schema().equals(schema))
                .toList();
    }
}

package io.plumbline.pollers.mysql;

import java.time.Instant;
import java.util.List;

/**
 * What the digest table held at one moment.
 *
 * @param readAt the server's clock
 * @param rows of the watched schemas
 * @param others rows of sessions without a schema, or of schemas that are not watched
 * @param unnamed executions that the full table counted in its one row without a digest
 */
record Digests(Instant readAt, List<DigestRow> rows, int others, long unnamed) {

    Digests {
        rows = List.copyOf(rows);
    }
}

package io.plumbline.pollers.postgres;

import java.time.Instant;
import java.util.List;

/**
 * What pg_stat_statements held at one moment.
 *
 * @param readAt the server's clock
 */
record Statistics(StatisticsEpoch epoch, Instant readAt, List<StatementRow> rows) {

    Statistics {
        rows = List.copyOf(rows);
    }
}

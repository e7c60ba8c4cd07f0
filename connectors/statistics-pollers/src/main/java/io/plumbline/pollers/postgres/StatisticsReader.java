package io.plumbline.pollers.postgres;

import io.plumbline.explain.OwnSql;
import io.plumbline.explain.ServerTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads pg_stat_statements. Numbers are read without texts ({@code showtext => false}), so the server does not open its
 * text file.
 */
final class StatisticsReader {

    private final boolean hasStatsSince;
    private final String schema;

    StatisticsReader(ExtensionVersion version, String quotedSchema) {
        this.hasStatsSince = version.isAtLeast(ExtensionVersion.WITH_STATS_SINCE);
        this.schema = quotedSchema;
    }

    /** All entries of these databases. A reset in between makes it read once more. */
    Statistics read(Connection connection, Set<Long> databases) throws SQLException {
        StatisticsEpoch before = epoch(connection);
        Statistics statistics = rows(connection, databases, before);
        StatisticsEpoch after = epoch(connection);
        return sameReset(before, after) ? statistics : rows(connection, databases, after);
    }

    String numbersQuery() {
        return OwnSql.SELECT
                + "clock_timestamp(), s.userid, s.dbid, s.queryid, s.toplevel, s.calls, s.total_exec_time, s.rows,"
                + " s.shared_blks_hit, s.shared_blks_read, s.temp_blks_written"
                + (hasStatsSince ? ", s.stats_since" : "")
                + " FROM " + schema + ".pg_stat_statements(false) s"
                + " WHERE s.dbid = ANY (?) AND s.queryid IS NOT NULL AND s.queryid <> 0 AND s.calls > 0";
    }

    String textsQuery() {
        return OwnSql.SELECT
                + "s.userid, s.dbid, s.queryid, s.toplevel, s.query FROM " + schema
                + ".pg_stat_statements(true) s WHERE s.queryid = ANY (?)";
    }

    private StatisticsEpoch epoch(Connection connection) throws SQLException {
        String query = OwnSql.SELECT + "dealloc, stats_reset FROM " + schema + ".pg_stat_statements_info";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new StatisticsEpoch(ServerTime.optionalInstant(row, 2), row.getLong(1));
        }
    }

    private Statistics rows(Connection connection, Set<Long> databases, StatisticsEpoch epoch) throws SQLException {
        List<StatementRow> rows = new ArrayList<>();
        Instant readAt = null;
        try (PreparedStatement statement = connection.prepareStatement(numbersQuery())) {
            statement.setArray(1, connection.createArrayOf("oid", databases.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    readAt = readAt == null ? ServerTime.instant(row, 1) : readAt;
                    rows.add(row(row));
                }
            }
        }
        return new Statistics(epoch, readAt == null ? Instant.EPOCH : readAt, rows);
    }

    private StatementRow row(ResultSet row) throws SQLException {
        return new StatementRow(
                new EntryKey(row.getLong(2), row.getLong(3), row.getLong(4), row.getBoolean(5)),
                row.getLong(6),
                row.getDouble(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                hasStatsSince ? ServerTime.optionalInstant(row, 12) : null);
    }

    private static boolean sameReset(StatisticsEpoch one, StatisticsEpoch other) {
        return one.resetAt() == null ? other.resetAt() == null : one.resetAt().equals(other.resetAt());
    }
}

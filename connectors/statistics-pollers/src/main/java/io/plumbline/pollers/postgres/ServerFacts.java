package io.plumbline.pollers.postgres;

import io.plumbline.explain.OwnSql;
import io.plumbline.explain.ServerTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all statements of a server.
 *
 * @param major major version, such as 18
 * @param extensionVersion installed version of pg_stat_statements; null when it is not installed here
 * @param extensionSchema its schema, quoted where needed; null when it is not installed here
 * @param sequentialPageCost {@code seq_page_cost}
 * @param readsAllStatistics whether the role sees other roles' statements
 * @param now the server's clock
 */
record ServerFacts(
        String version,
        int major,
        Instant startedAt,
        boolean isReplica,
        double sequentialPageCost,
        boolean readsAllStatistics,
        @Nullable ExtensionVersion extensionVersion,
        @Nullable String extensionSchema,
        Instant now) {

    private static final int NUMBERS_PER_MAJOR = 10_000;

    private static final String QUERY = OwnSql.SELECT + """
            current_setting('server_version'), current_setting('server_version_num')::int,
                   pg_postmaster_start_time(), pg_is_in_recovery(), current_setting('seq_page_cost')::float8,
                   pg_has_role(current_user, 'pg_read_all_stats', 'USAGE'),
                   e.extversion, quote_ident(n.nspname), clock_timestamp()
            FROM (SELECT 1) AS one
            LEFT JOIN pg_catalog.pg_extension e ON e.extname = 'pg_stat_statements'
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace""";

    static ServerFacts read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            String extension = row.getString(7);
            return new ServerFacts(
                    row.getString(1),
                    row.getInt(2) / NUMBERS_PER_MAJOR,
                    ServerTime.instant(row, 3),
                    row.getBoolean(4),
                    row.getDouble(5),
                    row.getBoolean(6),
                    extension == null ? null : ExtensionVersion.parse(extension),
                    row.getString(8),
                    ServerTime.instant(row, 9));
        }
    }
}

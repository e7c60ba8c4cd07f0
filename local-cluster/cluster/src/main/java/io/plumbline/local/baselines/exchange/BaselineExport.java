package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.local.decisions.ServerWords;
import io.plumbline.local.process.InfrastructureException;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/**
 * Writes the baselines of a control database as a file: a header, then one line each, by place, statement and plan. All are
 * of one moment, and one batch of them is in memory at a time.
 */
public final class BaselineExport {

    private static final int BATCH_ROWS = 500;

    private static final String SELECTED = """
            FROM plumbline.baseline b
            WHERE b.status <> 'RETIRED'
              AND (?::text IS NULL OR b.cluster = ?)
              AND (?::text IS NULL OR b.database = ?)
              AND (?::text IS NULL OR b.status = ?)
            """;

    private static final String COUNT = "SELECT count(*), now() " + SELECTED;

    private static final String LINES = """
            SELECT row_to_json(l) FROM (
            SELECT b.cluster, b.database, b.namespace, b.instance, b.scope, b.engine, b.sql_hash, b.sql_text, b.plan_hash,
                (b.plan ->> 'fingerprint_version')::integer AS fingerprint_version,
                b.status, b.enabled, b.source,
                (b.plan -> 'cost' ->> 'total_cost')::double precision AS cost,
                COALESCE((b.statistics ->> 'time_per_call_mean_micros')::double precision,
                         (b.statistics ->> 'time_per_call_p50_micros')::double precision) / 1000 AS ms_per_call,
                COALESCE(b.usage_count, (b.statistics ->> 'calls')::bigint) AS calls,
                b.first_seen_at, b.last_seen_at, b.updated_at,
                (SELECT row_to_json(d) FROM (
                    SELECT s.decision_id, s.kind, s.decided_by, s.decided_from, s.application_name, s.decided_at, s.reason
                    FROM plumbline.spm_decision s
                    WHERE s.sql_hash = b.sql_hash AND s.plan_hash = b.plan_hash
                      AND (s.cluster_name, s.database_name, s.namespace) = (b.cluster, b.database, b.namespace)
                      AND s.instance IS NOT DISTINCT FROM b.instance
                    ORDER BY s.decided_at DESC LIMIT 1) d) AS decision,
                b.plan - 'plan_hash' - 'fingerprint_version' AS plan
            """ + SELECTED + """
            ORDER BY b.cluster COLLATE "C", b.database COLLATE "C", b.namespace COLLATE "C", b.sql_hash, b.plan_hash,
                b.instance COLLATE "C") l""";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Connection connection;

    /** Reads by a session that may read the control database; it stays the caller's to close. */
    public BaselineExport(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes all that are selected, and returns how many.
     *
     * @throws InfrastructureException when the control database fails
     */
    public long write(ExportedBaselines selected, Writer out) throws IOException {
        try (Statement begin = connection.createStatement()) {
            connection.setAutoCommit(false);
            begin.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            begin.execute("SET LOCAL TimeZone = 'UTC'");
            long count = header(selected, out);
            lines(selected, out);
            connection.rollback();
            return count;
        } catch (SQLException e) {
            throw ServerWords.failure(e);
        }
    }

    private long header(ExportedBaselines selected, Writer out) throws SQLException, IOException {
        try (PreparedStatement count = selected.in(connection.prepareStatement(COUNT));
                ResultSet row = count.executeQuery()) {
            row.next();
            FileHeader header =
                    new FileHeader(row.getObject(2, OffsetDateTime.class).toInstant(), row.getLong(1));
            out.append(header.json().toString()).append('\n');
            return row.getLong(1);
        }
    }

    private void lines(ExportedBaselines selected, Writer out) throws SQLException, IOException {
        try (PreparedStatement lines = selected.in(connection.prepareStatement(LINES))) {
            lines.setFetchSize(BATCH_ROWS);
            try (ResultSet row = lines.executeQuery()) {
                while (row.next()) {
                    out.append(compact(row.getString(1))).append('\n');
                }
            }
        }
    }

    private String compact(String json) {
        try {
            return mapper.readTree(json).toString();
        } catch (JsonProcessingException e) {
            throw new InfrastructureException("the control database returned a row that is not JSON", e);
        }
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads events_statements_summary_by_digest: numbers without texts, texts for the rows asked for. Never empties it. */
final class DigestReader {

    private static final String TABLE = "performance_schema.events_statements_summary_by_digest";
    private static final String NUMBERS = OwnSql.SELECT
            + "SCHEMA_NAME, DIGEST, COUNT_STAR, SUM_TIMER_WAIT, SUM_ROWS_SENT + SUM_ROWS_AFFECTED,"
            + " ROUND(UNIX_TIMESTAMP(FIRST_SEEN) * 1000), ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)"
            + " FROM " + TABLE + " WHERE COUNT_STAR > 0";

    /** Rows whose texts are read one by one; for more it is cheaper to read all. */
    private static final int MOST_SINGLE_TEXTS = 100;

    private DigestReader() {}

    static Digests read(Connection connection, Set<String> schemas) throws SQLException {
        List<DigestRow> rows = new ArrayList<>();
        int others = 0;
        long unnamed = 0;
        long readAt = 0;
        try (PreparedStatement statement = connection.prepareStatement(NUMBERS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                readAt = row.getLong(7);
                @Nullable String schema = row.getString(1);
                @Nullable String digest = row.getString(2);
                if (digest == null) {
                    unnamed += row.getLong(3);
                } else if (schema == null || !schemas.contains(schema)) {
                    others++;
                } else {
                    rows.add(row(new DigestRow.Key(schema, digest), row));
                }
            }
        }
        return new Digests(Instant.ofEpochMilli(readAt), rows, others, unnamed);
    }

    private static DigestRow row(DigestRow.Key key, ResultSet row) throws SQLException {
        return new DigestRow(
                key, row.getLong(3), row.getDouble(4), row.getLong(5), Instant.ofEpochMilli(row.getLong(6)));
    }

    /** The digest texts of these rows; a row that has none, or is gone, is missing. */
    static Map<DigestRow.Key, String> texts(Connection connection, Collection<DigestRow.Key> keys) throws SQLException {
        Map<DigestRow.Key, String> texts = new HashMap<>();
        if (keys.size() > MOST_SINGLE_TEXTS) {
            String all = OwnSql.SELECT + "SCHEMA_NAME, DIGEST, DIGEST_TEXT FROM " + TABLE;
            try (PreparedStatement statement = connection.prepareStatement(all)) {
                addTexts(statement, texts);
            }
            texts.keySet().retainAll(keys);
            return texts;
        }
        String one = OwnSql.SELECT + "SCHEMA_NAME, DIGEST, DIGEST_TEXT FROM " + TABLE
                + " WHERE SCHEMA_NAME = ? AND DIGEST = ?";
        try (PreparedStatement statement = connection.prepareStatement(one)) {
            for (DigestRow.Key key : keys) {
                statement.setString(1, key.schema());
                statement.setString(2, key.digest());
                addTexts(statement, texts);
            }
        }
        return texts;
    }

    private static void addTexts(PreparedStatement statement, Map<DigestRow.Key, String> texts) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                @Nullable String schema = row.getString(1);
                @Nullable String digest = row.getString(2);
                @Nullable String text = row.getString(3);
                if (schema != null && digest != null && text != null) {
                    texts.put(new DigestRow.Key(schema, digest), text);
                }
            }
        }
    }

    /** The statement that the server kept as the row's sample; null where it keeps none. */
    static @Nullable String sample(Connection connection, DigestRow.Key key) throws SQLException {
        String query = OwnSql.SELECT + "QUERY_SAMPLE_TEXT FROM " + TABLE + " WHERE SCHEMA_NAME = ? AND DIGEST = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, key.schema());
            statement.setString(2, key.digest());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}

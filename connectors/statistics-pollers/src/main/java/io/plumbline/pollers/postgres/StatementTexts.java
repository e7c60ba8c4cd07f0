package io.plumbline.pollers.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statement texts, read once per entry. Keeps at most so many, the least recently used go first. An entry whose text the
 * server has lost is asked for again after {@link #LOST_POLLS} polls.
 */
final class StatementTexts {

    private static final int LOST_POLLS = 20;

    private final Function<String, StatementText> reader;
    private final Map<EntryKey, StatementText> known;
    private final Map<EntryKey, Integer> lost = new HashMap<>();

    StatementTexts(int most, Function<String, StatementText> reader) {
        this.reader = reader;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EntryKey, StatementText> eldest) {
                return size() > most;
            }
        };
    }

    /** Reads the texts of the entries not known yet; no statement is sent when there are none. */
    void fetch(Connection connection, StatisticsReader statistics, List<StatementRow> rows) throws SQLException {
        Set<EntryKey> wanted = new HashSet<>();
        Map<EntryKey, Integer> stillLost = new HashMap<>();
        for (StatementRow row : rows) {
            int waits = lost.getOrDefault(row.key(), 0);
            if (waits > 0) {
                stillLost.put(row.key(), waits - 1);
            } else if (!known.containsKey(row.key())) {
                wanted.add(row.key());
            }
        }
        lost.clear();
        lost.putAll(stillLost);
        if (!wanted.isEmpty()) {
            read(connection, statistics.textsQuery(), wanted);
        }
    }

    /** The entry's text; empty when the server has none. */
    Optional<StatementText> of(EntryKey key) {
        return Optional.ofNullable(known.get(key));
    }

    private void read(Connection connection, String query, Set<EntryKey> wanted) throws SQLException {
        Object[] queryIds = wanted.stream().map(EntryKey::queryId).distinct().toArray();
        Set<EntryKey> missing = new HashSet<>(wanted);
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("int8", queryIds));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    EntryKey key = new EntryKey(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4));
                    @Nullable String text = row.getString(5);
                    if (text != null && wanted.contains(key)) {
                        known.put(key, reader.apply(text));
                        missing.remove(key);
                    }
                }
            }
        }
        missing.forEach(key -> lost.put(key, LOST_POLLS));
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.pollers.options.ExclusionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Digest texts, read once per row and kept without their literals; the least recently used go first. */
final class DigestTexts {

    /** First words of statements that have plans. */
    private static final Set<String> PLANNED =
            Set.of("SELECT", "INSERT", "REPLACE", "UPDATE", "DELETE", "WITH", "VALUES", "TABLE");

    private static final List<String> OWN_SCHEMAS =
            List.of("performance_schema.", "information_schema.", "mysql.", "sys.");

    private final ExclusionSettings exclusions;
    private final SqlNormalizer normalizer = new SqlNormalizer(Dialect.MYSQL);
    private final Map<DigestRow.Key, DigestText> known;

    DigestTexts(int most, ExclusionSettings exclusions) {
        this.exclusions = exclusions;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<DigestRow.Key, DigestText> eldest) {
                return size() > most;
            }
        };
    }

    /** Reads the texts of the rows not known yet; no statement is sent when there are none. */
    Map<DigestRow.Key, DigestText> of(Connection connection, MySqlServerFacts facts, List<DigestRow> rows)
            throws SQLException {
        Set<DigestRow.Key> wanted = new HashSet<>();
        Map<DigestRow.Key, DigestText> texts = new HashMap<>();
        for (DigestRow row : rows) {
            DigestText text = known.get(row.key());
            if (text == null) {
                wanted.add(row.key());
            } else {
                texts.put(row.key(), text);
            }
        }
        if (!wanted.isEmpty()) {
            DigestLength length = DigestLength.of(facts);
            for (Map.Entry<DigestRow.Key, String> read :
                    DigestReader.texts(connection, wanted).entrySet()) {
                NormalizedSql normalized = normalizer.normalize(read.getValue());
                boolean whole = !length.mayCut(read.getValue())
                        || (!facts.isMariaDb() && agrees(DigestReader.sample(connection, read.getKey()), normalized));
                texts.put(read.getKey(), remember(read.getKey(), whole ? normalized : cut(normalized)));
            }
        }
        return texts;
    }

    /** A text without its literals, as it is hashed. */
    NormalizedSql normalized(String text) {
        return normalizer.normalize(text);
    }

    /** Whether a digest is whole by its sample: one that was cut has another hash. */
    private boolean agrees(@Nullable String sample, NormalizedSql digest) {
        return sample != null
                && (normalizer.normalize(sample).sqlHash().equals(digest.sqlHash())
                        || normalizer
                                .normalize(AnsiQuotes.inBackQuotes(sample))
                                .sqlHash()
                                .equals(digest.sqlHash()));
    }

    private static NormalizedSql cut(NormalizedSql digest) {
        return new NormalizedSql(digest.text(), digest.sqlHash(), digest.command(), digest.listLength(), true);
    }

    private DigestText remember(DigestRow.Key key, NormalizedSql normalized) {
        DigestText read = new DigestText(normalized, excludes(normalized));
        known.put(key, read);
        return read;
    }

    private boolean excludes(NormalizedSql normalized) {
        return !PLANNED.contains(normalized.command())
                || (exclusions.catalogOnly() && OWN_SCHEMAS.stream().anyMatch(normalized.text()::contains));
    }
}

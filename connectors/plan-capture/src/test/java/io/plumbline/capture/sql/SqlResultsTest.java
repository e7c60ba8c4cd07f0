package io.plumbline.capture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The results for thousands of generated texts are what they were when the normaliser was a plain scanner over UTF-8 that
 * made every part anew: one digest per thousand texts, recorded with that version. They may change only with the rules.
 */
final class SqlResultsTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "sql-results", "digests.txt");
    private static final int BLOCKS = 20;
    private static final int TEXTS = 1_000;

    @Test
    void theResultsForGeneratedTextsAreThoseOfTheFirstVersion() throws IOException, NoSuchAlgorithmException {
        StringBuilder digests = new StringBuilder();
        for (Dialect dialect : Dialect.values()) {
            SqlNormalizer normalizer = new SqlNormalizer(dialect);
            for (int block = 0; block < BLOCKS; block++) {
                digests.append(dialect)
                        .append(" seeds from ")
                        .append(block * TEXTS)
                        .append(": ");
                digests.append(digest(normalizer, dialect, block * TEXTS)).append('\n');
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, digests);
        }
        assertThat(digests).hasToString(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @EnumSource
    void aResultDoesNotDependOnTheTextsBeforeIt(Dialect dialect) {
        SqlNormalizer reused = new SqlNormalizer(dialect);
        for (int seed = 0; seed < 10 * TEXTS; seed++) {
            String text = text(dialect, seed);
            assertThat(reused.normalize(text))
                    .as("seed %d: <%s>", seed, text)
                    .isEqualTo(SqlNormalizer.normalize(text, dialect));
        }
    }

    @Test
    void aTextAfterOneOfManyMegabytesIsNormalisedAsBefore() {
        SqlNormalizer normalizer = new SqlNormalizer(Dialect.POSTGRES);
        NormalizedSql before = normalizer.normalize("select 1");
        normalizer.normalize("select " + "(".repeat(3_000_000) + "a");

        assertThat(normalizer.normalize("select 1")).isEqualTo(before);
    }

    private static String digest(SqlNormalizer normalizer, Dialect dialect, int firstSeed)
            throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int seed = firstSeed; seed < firstSeed + TEXTS; seed++) {
            NormalizedSql result = normalizer.normalize(text(dialect, seed));
            String line = result.text() + '\n' + result.sqlHash() + '\n' + result.listLength() + result.truncated();
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A statement, a damaged one or garbage. */
    private static String text(Dialect dialect, int seed) {
        Random random = new Random(seed);
        String statement = new SqlGenerator(seed, dialect).statement();
        return switch (seed % 3) {
            case 0 -> statement;
            case 1 -> SqlNormalizerLawsTest.mutated(statement, random);
            default -> SqlNormalizerLawsTest.garbage(random) + SqlNormalizerLawsTest.garbage(random);
        };
    }
}

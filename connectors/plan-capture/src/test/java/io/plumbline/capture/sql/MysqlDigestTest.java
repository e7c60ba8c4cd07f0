package io.plumbline.capture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements and the digest texts that real servers made of them, one file per version; MariaDB 10.11 and 11.8 agree. */
final class MysqlDigestTest {

    private static final Path DIGESTS = Path.of("src", "test", "resources", "mysql-digests");

    /** What digests of MariaDB say for texts in hexadecimal digits, where MySQL's say that a value was there. */
    private static final String UNKNOWN = "(unknown)";

    static Stream<String[]> statementsAndDigests() {
        return Stream.of("8.0.12.txt", "9.7.txt", "mariadb.txt")
                .flatMap(MysqlDigestTest::pairs)
                .filter(pair -> !pair[1].contains(UNKNOWN));
    }

    private static Stream<String[]> pairs(String file) {
        try {
            return Arrays.stream(Files.readString(DIGESTS.resolve(file)).strip().split("\n\n", -1))
                    .map(pair -> pair.split("\n", 2));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @ParameterizedTest
    @MethodSource("statementsAndDigests")
    void aStatementAndItsDigestHaveOneHash(String statement, String digest) {
        NormalizedSql expected = SqlNormalizer.normalize(statement, Dialect.MYSQL);
        NormalizedSql normalized = SqlNormalizer.normalize(digest, Dialect.MYSQL);
        assertThat(normalized.text()).isEqualTo(expected.text());
        assertThat(normalized.sqlHash()).isEqualTo(expected.sqlHash());
        assertThat(normalized.truncated()).isFalse();
    }

    @Test
    void aTextInHexadecimalDigitsIsAnotherStatementInDigestsOfMariaDb() {
        List<String[]> unknown =
                pairs("mariadb.txt").filter(pair -> pair[1].contains(UNKNOWN)).toList();

        assertThat(unknown).hasSize(2);
        assertThat(unknown)
                .noneMatch(pair -> SqlNormalizer.normalize(pair[0], Dialect.MYSQL)
                        .sqlHash()
                        .equals(SqlNormalizer.normalize(pair[1], Dialect.MYSQL).sqlHash()));
    }
}

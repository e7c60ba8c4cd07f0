package io.plumbline.capture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements and what STATEMENT_DIGEST_TEXT of real MySQL servers made of them, one file per version. */
final class MysqlDigestTest {

    private static final Path DIGESTS = Path.of("src", "test", "resources", "mysql-digests");

    static Stream<String[]> statementsAndDigests() throws IOException {
        return Stream.concat(pairs("8.0.12.txt"), pairs("9.7.txt"));
    }

    private static Stream<String[]> pairs(String file) throws IOException {
        return Arrays.stream(Files.readString(DIGESTS.resolve(file)).strip().split("\n\n", -1))
                .map(pair -> pair.split("\n", 2));
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
}

package io.plumbline.capture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NormalizedSqlTest {

    @Test
    void hashIsTheFirstHalfOfSha256OverTheCanonicalText() throws Exception {
        NormalizedSql normalized = SqlNormalizer.normalize("SELECT 'größe' AS größe", Dialect.POSTGRES);
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest("select ? as größe".getBytes(StandardCharsets.UTF_8));
        assertThat(normalized.text()).isEqualTo("select ? as größe");
        assertThat(normalized.sqlHash())
                .isEqualTo(HexFormat.of().formatHex(digest).substring(0, 32));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | SELECT",
                "/* c */ (With x as (select 1) select * from x) | WITH",
                "{call f(?)} | CALL",
                "? | ''",
                "'' | ''",
            })
    void commandIsTheFirstWord(String sql, String command) {
        assertThat(SqlNormalizer.normalize(sql, Dialect.POSTGRES).command()).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | 0",
                "select f(1, 2) | 0",
                "select * from t where a in (1) | 1",
                "select * from t where a in ($1 /*, ... */) | 1",
                "select * from t where a in (1, 2, 3) or b in (1, 2) | 3",
                "select * from t where (a, b) in ((1, 2), (3, 4), (5, 6), (7, 8)) | 4",
                "select * from t where a = any(array[1, 2]) | 2",
                "select * from t where a in (1, b, 2) | 2",
                "select * from t where a in (select 1) | 0",
                "insert into t values (1, 2, 3) | 1",
                "insert into t values (1, 2, 3), (1, 2, 3) | 2",
            })
    void listLengthIsThatOfTheLongestListOfValues(String sql, int length) {
        assertThat(SqlNormalizer.normalize(sql, Dialect.POSTGRES).listLength()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a",
                "select e'a\\'",
                "select $$a",
                "select $a$ b $$",
                "select \"a",
                "select 1 /* a",
                "select a ...",
                "select f(..."
            })
    void textThatEndsInsideALiteralANameOrACommentIsTruncated(String sql) {
        assertThat(SqlNormalizer.normalize(sql, Dialect.POSTGRES).truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select `a", "select \"a", "select /*! 1", "SELECT `a` FROM ...", "SELECT ( ..."})
    void digestThatWasCutIsTruncated(String sql) {
        assertThat(SqlNormalizer.normalize(sql, Dialect.MYSQL).truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?, ...",
                "SELECT `a` IN (...)",
                "SELECT `f` (...) , `b`",
                "select 'a''b\\''",
                "select /*! 1 */ -- a"
            })
    void wholeTextIsNotTruncated(String sql) {
        assertThat(SqlNormalizer.normalize(sql, Dialect.MYSQL).truncated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"order\" | \"order\"",
                "\"orders\" | orders",
                "\"current_timestamp\" | \"current_timestamp\"",
                "\"the_current_timestamp\" | the_current_timestamp",
                "\"a_timestamp\" | a_timestamp",
                "CURRENT_TIMESTAMP | current_timestamp",
            })
    void aWordIsReservedOnlyIfAllOfItIs(String name, String canonical) {
        assertThat(SqlNormalizer.normalize("select " + name, Dialect.POSTGRES).text())
                .isEqualTo("select " + canonical);
    }

    /** Buffers are as long as the text in some of these, a character shorter or longer in others. */
    @ParameterizedTest
    @EnumSource
    void aKeyWordAfterACastFitsAtTheEndOfAnyText(Dialect dialect) {
        SqlNormalizer normalizer = new SqlNormalizer(dialect);
        for (int length = 1; length < 1100; length++) {
            String name = "a".repeat(length);
            assertThat(normalizer.normalize(name + "::INTERVAL").text()).isEqualTo(name + ":: interval");
        }
    }
}

package io.plumbline.capture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class NastyInputTest {

    private static final int LARGE = 20_000_000;

    /** Shapes on which a scanner that looks back, recurses or copies per token takes quadratic time or the whole stack. */
    static Stream<String> shapes() {
        return Stream.of(
                "(",
                "((1),",
                "[",
                "(1,",
                "in (",
                "in ((1,",
                "in (1),",
                "values (1),(2),",
                "a in (cast(",
                "'",
                "''",
                "' '",
                "'\n",
                "e'\\",
                "\"",
                "`",
                "$a$",
                "$aaaaaaaa",
                "$",
                "/*",
                "/* */",
                "/*!",
                "*/",
                "--",
                "-- \n",
                "-",
                "- ",
                "+-",
                "*+",
                "=-",
                "@-",
                "?",
                "??",
                "1,",
                "1 ",
                "1_",
                "1e",
                ".",
                "...",
                ", ...",
                ";",
                "::",
                ":",
                "_utf8mb4 ",
                "uescape ",
                "not ",
                "a.",
                "a ",
                "a",
                "\u00e9",
                "\uD83D\uDE00",
                "\uD800",
                "\0",
                "= any (array[1])",
                "(_charset)",
                "(_charset",
                "x'",
                "0x",
                "@",
                "u&\"",
                "2e");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aLargeTextOfOneShapeIsNormalised(String shape) {
        String text = shape.repeat(LARGE / 10 / shape.length());
        for (Dialect dialect : Dialect.values()) {
            assertThat(SqlNormalizer.normalize(text, dialect).sqlHash()).hasSize(32);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMillionLevelsOfParenthesesAreNormalised(Dialect dialect) {
        int levels = 1_000_000;
        String text = "select a in " + "(".repeat(levels) + "1" + ")".repeat(levels);
        assertThat(SqlNormalizer.normalize(text, dialect).text()).isEqualTo("select a in (?)");
        String expression = "select " + "(".repeat(levels) + "a" + ")".repeat(levels);
        assertThat(SqlNormalizer.normalize(expression, dialect).text()).isEqualTo(expression);
    }

    @ParameterizedTest
    @EnumSource
    void aTextOfTwentyMegabytesIsNormalised(Dialect dialect) {
        String text = "select * from t where a in (" + "'some value', ".repeat(LARGE / 14) + "1)";
        NormalizedSql normalized = SqlNormalizer.normalize(text, dialect);
        assertThat(normalized.text()).isEqualTo("select * from t where a in (?)");
        assertThat(normalized.listLength()).isEqualTo(LARGE / 14 + 1);
        assertThat(normalized.sqlHash())
                .isEqualTo(SqlNormalizer.normalize("select * from t where a in (1)", dialect)
                        .sqlHash());
    }

    @Test
    void namesOutsideAsciiKeepTheirCharacters() {
        assertThat(SqlNormalizer.normalize("SELECT GRÖSSE, \"\uD83D\uDE00\", größe FROM t", Dialect.POSTGRES)
                        .text())
                .isEqualTo("select grÖsse, \uD83D\uDE00, größe from t");
    }

    @Test
    void halfASurrogatePairIsAReplacementCharacterAndNotAParameter() {
        assertThat(SqlNormalizer.normalize("select \uD800 from \uDC00\uD800", Dialect.POSTGRES)
                        .text())
                .isEqualTo("select \uFFFD from \uFFFD\uFFFD");
    }

    @Test
    void controlCharactersAreWhiteSpace() {
        assertThat(SqlNormalizer.normalize("\0select\u00011\u007f", Dialect.MYSQL)
                        .text())
                .isEqualTo("select ?");
    }
}

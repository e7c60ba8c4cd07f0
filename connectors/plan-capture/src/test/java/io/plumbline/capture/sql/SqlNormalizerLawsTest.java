package io.plumbline.capture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SqlNormalizerLawsTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20_260_101L);
    private static final int STATEMENTS = Integer.getInteger("plumbline.statements", 5_000);

    /** Pieces that are special to a scanner, alone and next to one another. */
    private static final String[] PIECES = {
        "'",
        "\"",
        "`",
        "$$",
        "$a$",
        "$1",
        "?",
        "??",
        "?|",
        "...",
        ".",
        ",",
        ";",
        "(",
        ")",
        "[",
        "]",
        "::",
        ":",
        ":=",
        "--",
        "-- ",
        "/*",
        "*/",
        "/*!",
        "/*!50001 ",
        "/*+",
        "#",
        "\\",
        "\\N",
        "@",
        "@@",
        "-",
        "+",
        "*",
        "=",
        "!=",
        "<",
        ">",
        "|",
        "&",
        "~",
        "{",
        "}",
        "e'",
        "E'",
        "u&'",
        "U&\"",
        "x'",
        "n'",
        "_utf8mb4",
        "(_charset)",
        "uescape",
        "in",
        "in(",
        "values",
        "values(",
        "array[",
        "any(",
        "= any (array[1])",
        "<> all(array[1])",
        "null",
        "true",
        "is",
        "not",
        "set",
        "cast(",
        "as",
        "row(",
        "row",
        "date",
        "interval",
        "extract(",
        "limit",
        "all",
        "fetch",
        "first",
        "select",
        "from",
        "a",
        "b",
        "1",
        "1.",
        ".5",
        "1e5",
        "0x",
        "0x1f",
        "2fa",
        "n$1",
        "\"n$1\"",
        "_",
        "$",
        "\0",
        "\u00a0",
        "\uD800",
        "\uDC00",
        "\uD83D\uDE00",
        "é",
        "\n",
        " ",
        " ",
        " ",
        "\"x\"",
        "`x`",
        "\"in\"",
        "`in`",
        "'x'",
        "(1,2)",
        "(1),(2)",
        ", (1, 2)",
        "1, 2"
    };

    @ParameterizedTest
    @EnumSource
    void canonicalTextOfACanonicalTextIsItself(Dialect dialect) {
        for (int i = 0; i < STATEMENTS; i++) {
            assertIdempotent(new SqlGenerator(SEED + i, dialect).statement(), dialect, SEED + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void garbageIsNormalisedToATextThatIsItsOwnCanonicalText(Dialect dialect) {
        for (int i = 0; i < STATEMENTS * 10; i++) {
            assertIdempotent(garbage(new Random(SEED + i)), dialect, SEED + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutatedStatementsAreNormalisedToATextThatIsItsOwnCanonicalText(Dialect dialect) {
        for (int i = 0; i < STATEMENTS; i++) {
            String statement = new SqlGenerator(SEED + i, dialect).statement();
            assertIdempotent(mutated(statement, new Random(SEED + i)), dialect, SEED + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noLiteralIsInTheCanonicalTextOfAStatementNorOfItsBeginnings(Dialect dialect) {
        for (int i = 0; i < STATEMENTS; i++) {
            SqlGenerator generator = new SqlGenerator(SEED + i, dialect);
            String statement = generator.statement();
            int cut = new Random(SEED + i).nextInt(statement.length() + 1);
            assertNoCanary(statement, generator, dialect, SEED + i);
            assertNoCanary(statement.substring(0, cut), generator, dialect, SEED + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whiteSpaceCommentsAndCaseOfKeyWordsDoNotMatter(Dialect dialect) {
        for (int i = 0; i < STATEMENTS; i++) {
            String text = SqlNormalizer.normalize(new SqlGenerator(SEED + i, dialect).statement(), dialect)
                    .text();
            String spaced = text.replace(", ", " /* c */ ,\n\t")
                    .replace("select ", "SELECT -- c\n ")
                    .replace(" where ", "\r\nWhere ");
            assertThat(SqlNormalizer.normalize(spaced, dialect).text())
                    .as("seed %d: %s", SEED + i, spaced)
                    .isEqualTo(text);
        }
    }

    private static void assertIdempotent(String sql, Dialect dialect, long seed) {
        NormalizedSql once = SqlNormalizer.normalize(sql, dialect);
        NormalizedSql twice = SqlNormalizer.normalize(once.text(), dialect);
        assertThat(twice.text()).as("seed %d, %s: <%s>", seed, dialect, sql).isEqualTo(once.text());
        assertThat(twice.sqlHash()).isEqualTo(once.sqlHash());
    }

    private static void assertNoCanary(String sql, SqlGenerator generator, Dialect dialect, long seed) {
        NormalizedSql normalized = SqlNormalizer.normalize(sql, dialect);
        String text = normalized.text().toLowerCase(Locale.ROOT);
        for (String canary : generator.canaries()) {
            assertThat(text)
                    .as("seed %d, %s: <%s>", seed, dialect, sql)
                    .doesNotContain(canary.toLowerCase(Locale.ROOT));
        }
        assertThat(text).as("seed %d, %s: <%s>", seed, dialect, sql).doesNotContain("canary", "70000", "cafe0");
        assertThat(normalized.command()).doesNotContain("CANARY");
    }

    static String garbage(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(14); pieces >= 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    static String mutated(String statement, Random random) {
        StringBuilder text = new StringBuilder(statement);
        for (int mutations = random.nextInt(4); mutations >= 0 && text.length() > 1; mutations--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> text.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }
}

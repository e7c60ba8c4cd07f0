package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.engine.postgres.RelationReferences.Alias;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Canonical texts of thousands of generated expressions are what they were when every token was a text of its own: one
 * digest per thousand expressions, recorded with that version. They may change only with the fingerprint's version.
 */
final class ExpressionResultsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/expression-results/digests.txt");
    private static final int BLOCKS = 30;
    private static final int EXPRESSIONS = 1_000;

    private static final RelationReferences SHOP = RelationReferences.of(List.of(
            new Alias("o", "public.orders", "o"),
            new Alias("c", "public.customer", "c"),
            new Alias("a b", "public.pair", "a b"),
            new Alias("p_1", "public.part", "p"),
            new Alias("p_2", "public.part", "p"),
            new Alias("q", "public.part", "q")));

    private static final String[] PIECES = {
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "..",
        "*",
        "+",
        "-",
        "=",
        "<>",
        "||",
        "::",
        ":",
        "?",
        "{",
        ";",
        "\\",
        "o",
        "c",
        "p_3",
        "q",
        "o.id",
        "\"a b\".x",
        "\"A\"\"b\"",
        "\"open",
        "f(",
        "(o.a",
        "AND",
        "and",
        "OR",
        "NOT",
        "IS",
        "NULL",
        "null",
        "TRUE",
        "false",
        "ANY",
        "any (",
        "ALL",
        "EXISTS",
        "ARRAY[",
        "ROW(",
        "(SubPlan 1)",
        "SubPlan 2",
        "(hashed SubPlan 3)",
        "hashed",
        "subplan",
        "(InitPlan 1).col1",
        ".col1",
        "$0",
        "$a$x$a$",
        "$b$",
        "OVER w1",
        "OVER (?)",
        "::text",
        "::numeric(10,2)",
        "::character varying(20)",
        "::timestamp(3) without time zone",
        "::public.\"T\"[]",
        "::double precision",
        "'x'",
        "'it''s'",
        "E'\\'",
        "n'a'",
        "B'1'",
        "'open",
        "1",
        "1.5e-3",
        ".5",
        "0x1F",
        "1_000",
        "CASE WHEN",
        "THEN",
        "ELSE",
        "END",
        "LIKE",
        "größe",
        "\u3000",
        "\t",
        "é'",
        "x"
    };

    @Test
    void canonicalTextsOfGeneratedExpressionsAreThoseOfTheFirstVersion() throws IOException, NoSuchAlgorithmException {
        StringBuilder digests = new StringBuilder();
        for (int block = 0; block < BLOCKS; block++) {
            digests.append("seeds from ").append(block * EXPRESSIONS).append(": ");
            digests.append(digest(block * EXPRESSIONS)).append('\n');
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, digests);
        }
        assertThat(digests).hasToString(Files.readString(GOLDEN));
    }

    static String digest(int firstSeed) throws NoSuchAlgorithmException {
        ExpressionCanon canon = new ExpressionCanon(SHOP);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int seed = firstSeed; seed < firstSeed + EXPRESSIONS; seed++) {
            Random random = new Random(seed);
            String text = random.nextInt(3) == 0 ? NoLiteralLawTest.expression(random) : soup(random);
            String line = canon.condition(text) + '\n' + canon.expression(text) + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String soup(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(20); pieces >= 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}

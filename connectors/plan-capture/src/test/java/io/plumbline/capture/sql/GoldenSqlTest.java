package io.plumbline.capture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One file per dialect. In it {@code ## title} starts a statement, {@code => text} is its canonical text, and the variants
 * that follow, separated by {@code ~~~}, must all become it. Statements of one file must all differ.
 */
final class GoldenSqlTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "sql");

    private record Statement(String title, String canonical, List<String> variants) {}

    @ParameterizedTest
    @EnumSource
    void everyVariantOfAStatementHasItsCanonicalText(Dialect dialect) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file(dialect), rewritten(dialect));
        }
        for (Statement statement : statements(dialect)) {
            for (String variant : statement.variants()) {
                NormalizedSql normalized = SqlNormalizer.normalize(variant, dialect);
                assertThat(normalized.text())
                        .as("%s: %s", statement.title(), variant)
                        .isEqualTo(statement.canonical());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void differentStatementsHaveDifferentHashes(Dialect dialect) throws IOException {
        Map<String, String> titles = new HashMap<>();
        for (Statement statement : statements(dialect)) {
            String hash =
                    SqlNormalizer.normalize(statement.canonical(), dialect).sqlHash();
            assertThat(hash).matches("[0-9a-f]{32}");
            assertThat(titles.put(hash, statement.title()))
                    .as(statement.title())
                    .isNull();
        }
        assertThat(titles).hasSizeGreaterThan(20);
    }

    @Test
    void thereIsOneFilePerDialectAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files).containsExactlyInAnyOrder(file(Dialect.POSTGRES), file(Dialect.MYSQL));
        }
    }

    private static Path file(Dialect dialect) {
        return FOLDER.resolve(dialect.name().toLowerCase(Locale.ROOT) + ".txt");
    }

    private static List<Statement> statements(Dialect dialect) throws IOException {
        List<Statement> statements = new ArrayList<>();
        for (String block : ("\n" + Files.readString(file(dialect))).split("\n## ", -1)) {
            if (!block.isBlank()) {
                statements.add(statement(block));
            }
        }
        return statements;
    }

    private static Statement statement(String block) {
        String[] lines = block.split("\n", 3);
        assertThat(lines[1]).as("line after ## %s", lines[0]).startsWith("=> ");
        List<String> variants = List.of(lines[2].stripTrailing().split("\n~~~\n", -1));
        return new Statement(lines[0], lines[1].substring("=> ".length()), variants);
    }

    private static String rewritten(Dialect dialect) throws IOException {
        StringBuilder file = new StringBuilder();
        for (Statement statement : statements(dialect)) {
            String canonical = SqlNormalizer.normalize(statement.variants().get(0), dialect)
                    .text();
            file.append(file.isEmpty() ? "" : "\n")
                    .append("## ")
                    .append(statement.title())
                    .append("\n=> ")
                    .append(canonical);
            file.append('\n')
                    .append(String.join("\n~~~\n", statement.variants()))
                    .append('\n');
        }
        return file.toString();
    }
}

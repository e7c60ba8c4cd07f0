package io.plumbline.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.local.process.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which statements to read and how. */
final class SqlOptions {

    /**
     * A statement of an input.
     *
     * @param number its position in the source, from 1
     */
    record Statement(String source, int number, String sql) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--dialect",
            required = true,
            description = "Whose lexical rules to read by: ${COMPLETION-CANDIDATES}, in any case.")
    private Dialect dialect = Dialect.POSTGRES;

    @Option(
            names = "--ndjson",
            description =
                    "Each line of the input is a JSON object with the statement in \"sql\"; without it an input is one"
                            + " statement.")
    private boolean ndjson;

    @Parameters(paramLabel = "FILE", description = "Inputs in UTF-8; - or none: standard input.")
    private List<String> files = new ArrayList<>();

    Dialect dialect() {
        return dialect;
    }

    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (InputFile file : InputFile.all(files)) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            if (ndjson) {
                addLines(file.name(), text, statements);
            } else {
                statements.add(new Statement(file.name(), 1, text));
            }
        }
        return statements;
    }

    private static void addLines(String source, String text, List<Statement> statements) {
        int number = 0;
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            number++;
            statements.add(new Statement(source, number, sqlOf(line, source, number)));
        }
    }

    private static String sqlOf(String line, String source, int number) {
        try {
            JsonNode sql = JSON.readTree(line).path("sql");
            if (sql.isTextual()) {
                return sql.textValue();
            }
        } catch (JsonProcessingException e) {
            // the message below names the line; the parser's own could quote a literal of it
        }
        throw new ConfigurationException(
                source, List.of("statement " + number + " must be a JSON object with a text in \"sql\""));
    }
}

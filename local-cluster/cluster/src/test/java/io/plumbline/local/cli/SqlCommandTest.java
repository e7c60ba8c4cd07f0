package io.plumbline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SqlCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyLineOfNdjsonIsHashedOnALineOfItsOwn() throws IOException {
        Path statements = write("statements.ndjson", """
                {"sql": "SELECT * FROM orders WHERE id IN (1, 2, 3)"}
                {"sql": "select *  from orders where id in ($1) -- by id"}
                """);

        int exitCode = run("hash", "--dialect", "postgres", "--ndjson", "" + statements);

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()
                        .lines()
                        .map(line -> line.replaceAll(".*sql_hash", "sql_hash"))
                        .distinct())
                .singleElement()
                .asString()
                .matches("sql_hash\":\"[0-9a-f]{32}\"}");
    }

    @Test
    void aNormalisedStatementHoldsNoLiteral() throws IOException {
        Path statement = write("one.sql", "SELECT name\nFROM `users` # who\nWHERE mail = 'canary@example.org';");

        int exitCode = run("normalize", "--dialect", "mysql", "" + statement);

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("\"command\":\"SELECT\"", "\"list_length\":0", "\"truncated\":false", "mail = ?")
                .doesNotContain("canary");
    }

    @Test
    void aLineThatIsNoStatementIsNamedWithoutItsText() throws IOException {
        Path statements = write("bad.ndjson", "{\"sql\": \"SELECT 1\"}\n{\"text\": \"canary\"}\n");

        int exitCode = run("hash", "--dialect", "postgres", "--ndjson", "" + statements);

        assertThat(exitCode).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString())
                .contains("statement 2 must be a JSON object with a text in \"sql\"")
                .doesNotContain("canary");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "sql";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLine command = PlumblineCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(all);
    }
}

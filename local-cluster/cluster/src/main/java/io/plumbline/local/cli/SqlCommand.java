package io.plumbline.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Why two statements are, or are not, the same. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Reads statements and shows what Plumbline makes of them, one JSON object a line.",
            "No literal of a statement is printed."
        },
        synopsisSubcommandLabel = "COMMAND")
final class SqlCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: normalize or hash");
    }

    @Command(
            name = "hash",
            mixinStandardHelpOptions = true,
            description = "Prints source, statement (its number in the source) and sql_hash.")
    int hash(@Mixin SqlOptions options) {
        return print(options, false);
    }

    @Command(
            name = "normalize",
            mixinStandardHelpOptions = true,
            description = "Prints also the canonical text behind the hash, command, list_length and truncated.")
    int normalize(@Mixin SqlOptions options) {
        return print(options, true);
    }

    private int print(SqlOptions options, boolean whole) {
        PrintWriter out = spec.commandLine().getOut();
        for (SqlOptions.Statement statement : options.statements()) {
            NormalizedSql normalized = SqlNormalizer.normalize(statement.sql(), options.dialect());
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("source", statement.source())
                    .put("statement", statement.number())
                    .put("sql_hash", normalized.sqlHash());
            out.println(whole ? withText(line, normalized) : line);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static ObjectNode withText(ObjectNode line, NormalizedSql normalized) {
        return line.put("text", normalized.text())
                .put("command", normalized.command())
                .put("list_length", normalized.listLength())
                .put("truncated", normalized.truncated());
    }
}

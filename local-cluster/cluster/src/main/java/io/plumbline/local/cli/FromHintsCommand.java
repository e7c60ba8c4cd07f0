package io.plumbline.local.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a file of one baseline: the plan that a server makes of a statement with hints. */
@Command(
        name = "from-hints",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the file that `baselines import` reads of the plan that the server makes of a statement with hints. The",
            "statement must have run there once: it is looked up in pg_stat_statements. Nothing is written to the server."
        })
final class FromHintsCommand implements Callable<Integer> {

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(
            names = "--sql-file",
            required = true,
            paramLabel = "FILE",
            description = "The statement, with values or without; - is standard input. Its text is not sent.")
    private String sqlFile = "";

    @Option(
            names = "--hints",
            required = true,
            paramLabel = "HINTS",
            description = "Hints of pg_hint_plan, such as 'SeqScan(orders)'.")
    private String hints = "";

    @Override
    public Integer call() {
        byte[] text = InputFile.all(List.of(sqlFile)).get(0).bytes();
        String sql = new String(text, StandardCharsets.UTF_8);
        return server.write(baselines -> baselines.asked(sql, hints));
    }
}

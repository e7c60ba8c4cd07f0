package io.plumbline.local.cli;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.local.records.AvroJson;
import io.plumbline.local.records.VerdictReader;
import io.plumbline.local.stack.LocalStack;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the verdicts. */
@Command(
        name = "verdicts",
        mixinStandardHelpOptions = true,
        description = "Shows the verdicts that are kept, oldest first, and with --follow those that come.")
final class VerdictsCommand implements Callable<Integer> {
    private static final String LINE = "%-24s %-5s %-12s %-20s %-24s %-14s %s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Option(names = "--follow", description = "Go on until interrupted.")
    private boolean follow;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only verdicts of this level: PASS, WARN or BLOCK.")
    private @Nullable VerdictLevel level;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "Exit code 1 when a verdict of this level, in no maintenance window, is among those shown.")
    private @Nullable VerdictLevel failOn;

    @Option(
            names = "--output",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); JSON is one verdict per line.")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public Integer call() {
        LocalStack stack = workFolder.stack();
        PrintWriter out = spec.commandLine().getOut();
        try (VerdictReader reader = new VerdictReader(
                stack.kafka().bootstrapServers(), stack.registry().url())) {
            if (output == OutputFormat.TABLE) {
                out.printf(LINE, "OBSERVED", "LEVEL", "CAUSE", "DATABASE", "INSTANCE", "STATEMENT", "SUMMARY");
            }
            boolean failed = show(reader.untilNow(), out);
            while (follow) {
                failed |= show(reader.poll(), out);
            }
            return failed ? ExitCodes.EXPECTATION_FAILED : ExitCodes.OK;
        }
    }

    private boolean show(List<Verdict> verdicts, PrintWriter out) {
        boolean failed = false;
        for (Verdict verdict : verdicts) {
            if (level == null || verdict.getLevel() == level) {
                print(verdict, out);
                failed |= verdict.getLevel() == failOn && !verdict.getSuppressed();
            }
        }
        out.flush();
        return failed;
    }

    private void print(Verdict verdict, PrintWriter out) {
        if (output == OutputFormat.JSON) {
            out.println(AvroJson.line(verdict));
            return;
        }
        out.printf(
                LINE,
                verdict.getObservedAt(),
                verdict.getLevel() + (verdict.getSuppressed() ? "*" : ""),
                verdict.getCause(),
                verdict.getCluster() + "/" + verdict.getDatabase(),
                verdict.getInstance(),
                verdict.getSqlHash()
                        .substring(0, Math.min(12, verdict.getSqlHash().length())),
                verdict.getSummary());
    }
}

package io.plumbline.local.cli;

import io.plumbline.avro.v1.Explanation;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.records.AvroJson;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import io.plumbline.local.why.KnownExplanations;
import io.plumbline.local.why.WhyText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a statement has, or has not, a verdict. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Shows for the latest observation of a statement, on each instance, which rules were tried with their numbers,",
            "what held a level back and what suppressed it. Exit code 2 when no statement, or more than one, is meant."
        })
final class WhyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Parameters(paramLabel = "SQL_HASH", description = "The statement's sql_hash, or the beginning of one.")
    private String sqlHash = "";

    @Option(names = "--instance", paramLabel = "NAME", description = "Only this instance.")
    private @Nullable String instance;

    @Option(
            names = "--output",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); JSON is one explanation per line.")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public Integer call() {
        List<Explanation> found = read(workFolder.stack()).find(sqlHash, instance);
        PrintWriter out = spec.commandLine().getOut();
        for (Explanation explanation : found) {
            out.println(output == OutputFormat.JSON ? AvroJson.line(explanation) : WhyText.of(explanation));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static KnownExplanations read(LocalStack stack) {
        try (TopicLog<Explanation> log = TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), ProductTopic.EXPLANATIONS)) {
            log.readToEnd();
            KnownExplanations known = new KnownExplanations();
            for (LogEntry<Explanation> entry : log.entries()) {
                known.add(entry.key(), entry.value());
            }
            return known;
        }
    }
}

package io.plumbline.local.cli;

import io.plumbline.avro.v1.PlanChange;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.records.AvroJson;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the plan changes of a statement. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Shows which plans a statement came to use, the last change first, from the topic plumbline.plan-changes.",
            "Exit code 2 when no statement, or more than one, is meant."
        })
final class HistoryCommand implements Callable<Integer> {

    private static final int HASH_DIGITS = 12;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Parameters(paramLabel = "SQL_HASH", description = "The statement's sql_hash, or the beginning of one.")
    private String sqlHash = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Only changes at or before this time, such as 2026-01-01T12:00:00Z.")
    private @Nullable Instant at;

    @Option(
            names = "--output",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); JSON is one change per line.")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public Integer call() {
        LocalStack stack = workFolder.stack();
        String statement =
                BaselinesCommand.read(stack).ofStatement(sqlHash).get(0).getSqlHash();
        List<PlanChange> changes = read(stack).stream()
                .filter(change -> change.getSqlHash().equals(statement))
                .filter(change -> at == null || !change.getObservedAt().isAfter(at))
                .sorted(Comparator.comparing(PlanChange::getObservedAt).reversed())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.JSON) {
            changes.forEach(change -> out.println(AvroJson.line(change)));
        } else {
            table(changes).print(out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static List<PlanChange> read(LocalStack stack) {
        try (TopicLog<PlanChange> log = TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), ProductTopic.PLAN_CHANGES)) {
            log.readToEnd();
            return log.entries().stream().map(LogEntry::value).toList();
        }
    }

    private static Table table(List<PlanChange> changes) {
        Table table = new Table("OBSERVED", "INSTANCE", "KIND", "PLAN", "BEFORE", "STATUS", "COST");
        for (PlanChange each : changes) {
            String before = each.getPreviousPlanHash();
            table.row(
                    each.getObservedAt().toString(),
                    each.getInstance(),
                    each.getKind().name(),
                    each.getPlan().getPlanHash().substring(0, HASH_DIGITS),
                    before == null ? "" : before.substring(0, HASH_DIGITS),
                    each.getStatus().name(),
                    String.format(Locale.ROOT, "%.2f", each.getPlan().getCost().getTotalCost()));
        }
        return table;
    }
}

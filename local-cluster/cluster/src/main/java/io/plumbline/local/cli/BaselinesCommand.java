package io.plumbline.local.cli;

import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.baselines.CapturedNodes;
import io.plumbline.local.baselines.KnownPlans;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.records.AvroJson;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.TopicLog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the plans of statements and what is thought of each. */
@Command(
        name = "baselines",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the plans that statements have, and what is thought of each, from the topic plumbline.baselines.",
            "Decide about them in SQL: docs/reference/control-database.md."
        },
        synopsisSubcommandLabel = "COMMAND")
final class BaselinesCommand implements Runnable {

    private static final int HASH_DIGITS = 12;
    private static final int MOST_TEXT = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: list or show");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "One line per plan, by statement and the time it was first seen.")
    int list(
            @Mixin WorkFolderOption workFolder,
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            description = "Only plans of this status: ${COMPLETION-CANDIDATES}.")
                    @Nullable
                    PlanStatus status,
            @Option(
                            names = "--output",
                            defaultValue = "TABLE",
                            description =
                                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); JSON is one baseline per line.")
                    OutputFormat output) {
        List<PlanBaseline> found = read(workFolder.stack()).all().stream()
                .filter(baseline -> status == null || baseline.getStatus() == status)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.JSON) {
            found.forEach(baseline -> out.println(AvroJson.line(baseline)));
        } else {
            table(found).print(out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Every plan of a statement as a tree. Exit code 2 when no statement, or more than one, is meant.")
    int show(
            @Mixin WorkFolderOption workFolder,
            @Parameters(paramLabel = "SQL_HASH", description = "The statement's sql_hash, or the beginning of one.")
                    String sqlHash,
            @Option(
                            names = "--output",
                            defaultValue = "TABLE",
                            description =
                                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); JSON is one baseline per line.")
                    OutputFormat output) {
        PrintWriter out = spec.commandLine().getOut();
        List<PlanBaseline> found = read(workFolder.stack()).ofStatement(sqlHash);
        if (output == OutputFormat.TABLE) {
            out.println(found.get(0).getSqlText());
            out.println();
            table(found).print(out);
        }
        for (PlanBaseline baseline : found) {
            out.println(output == OutputFormat.JSON ? AvroJson.line(baseline) : tree(baseline));
        }
        out.flush();
        return ExitCodes.OK;
    }

    /** The baselines now. */
    static KnownPlans read(LocalStack stack) {
        try (TopicLog<PlanBaseline> log = TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), ProductTopic.BASELINES)) {
            log.readToEnd();
            return new KnownPlans(log.newest().values());
        }
    }

    private static String tree(PlanBaseline baseline) {
        return "plan " + baseline.getPlan().getPlanHash() + "\n" + PlanText.tree(CapturedNodes.of(baseline.getPlan()));
    }

    private static Table table(List<PlanBaseline> baselines) {
        Table table = new Table(
                "STATEMENT",
                "PLAN",
                "STATUS",
                "ENABLED",
                "SOURCE",
                "SCOPE",
                "COST",
                "MS/CALL",
                "SAMPLES",
                "FIRST SEEN",
                "LAST SEEN",
                "DATABASE",
                "TEXT");
        for (PlanBaseline each : baselines) {
            table.row(
                    each.getSqlHash().substring(0, HASH_DIGITS),
                    each.getPlan().getPlanHash().substring(0, HASH_DIGITS),
                    each.getStatus().name(),
                    each.getEnabled() ? "yes" : "no",
                    each.getSource().name(),
                    each.getInstance() == null ? each.getScope().name() : each.getInstance(),
                    String.format(Locale.ROOT, "%.2f", each.getPlan().getCost().getTotalCost()),
                    millis(each),
                    Long.toString(each.getStatistics().getSamples()),
                    each.getFirstSeenAt().toString(),
                    each.getLastSeenAt().toString(),
                    each.getCluster() + "/" + each.getDatabase(),
                    cut(each.getSqlText()));
        }
        return table;
    }

    private static String millis(PlanBaseline baseline) {
        Double micros = baseline.getStatistics().getTimePerCallMeanMicros();
        return micros == null ? "" : String.format(Locale.ROOT, "%.3f", micros / 1_000);
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }
}

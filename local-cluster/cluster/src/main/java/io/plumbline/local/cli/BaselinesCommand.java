package io.plumbline.local.cli;

import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.baselines.CapturedNodes;
import io.plumbline.local.baselines.KnownPlans;
import io.plumbline.local.decisions.DecidingFunction;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.records.AvroJson;
import io.plumbline.local.records.Printable;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.TopicLog;
import java.io.PrintWriter;
import java.util.List;
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
            "Shows the plans that statements have, and what is thought of each, from the topic plumbline.baselines; and",
            "decides about them, by the functions spm_* of the control database: docs/reference/control-database.md."
        },
        subcommands = {
            ExportCommand.class,
            ImportCommand.class,
            FromHintsCommand.class,
            FromHintPlanCommand.class,
            FromStorePlansCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class BaselinesCommand implements Runnable {

    private static final String REFUSED = "What is wrong is refused with what there is (exit code 2).";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as list or show");
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
            BaselineTable.of(found).print(out);
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
            BaselineTable.of(found).print(out);
        }
        for (PlanBaseline baseline : found) {
            out.println(output == OutputFormat.JSON ? AvroJson.line(baseline) : tree(baseline));
        }
        out.flush();
        return ExitCodes.OK;
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "The plan is as good as any: ACCEPTED. " + REFUSED)
    int accept(@Mixin PlanOrMoment plan, @Mixin DecisionOptions options) {
        return options.decide(plan.decision("ACC"));
    }

    @Command(
            name = "fix",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "The statement shall have this plan: FIXED. " + REFUSED)
    int fix(@Mixin PlanOrMoment plan, @Mixin DecisionOptions options) {
        return options.decide(plan.decision("FIXED"));
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "The plan is bad, nothing is compared with it: REJECTED. " + REFUSED)
    int reject(@Mixin PlanParameters plan, @Mixin DecisionOptions options) {
        return options.decide(plan.decision(DecidingFunction.SET_PLAN_STATUS).with("status", "REJECTED"));
    }

    @Command(
            name = "unaccept",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Takes back what was thought of the plan: UNACCEPTED. " + REFUSED)
    int unaccept(@Mixin PlanParameters plan, @Mixin DecisionOptions options) {
        return options.decide(plan.decision(DecidingFunction.SET_PLAN_STATUS).with("status", "UNACC"));
    }

    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Switches a baseline on. " + REFUSED)
    int enable(@Mixin PlanParameters plan, @Mixin DecisionOptions options) {
        return options.decide(plan.decision(DecidingFunction.ENABLE));
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Switches a baseline off; its status stays. " + REFUSED)
    int disable(@Mixin PlanParameters plan, @Mixin DecisionOptions options) {
        return options.decide(plan.decision(DecidingFunction.DISABLE));
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Takes a baseline away: the plan is new again when it is seen again. " + REFUSED)
    int drop(@Mixin PlanParameters plan, @Mixin DecisionOptions options) {
        return options.decide(plan.decision(DecidingFunction.DROP));
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Asks for a baseline of a statement by its text, with a plan that is known or with hints that one seen"
                            + " plan of it meets; `from-hints` has a server plan others. "
                            + REFUSED)
    int create(@Mixin NewBaseline baseline, @Mixin DecisionOptions options) {
        return options.decide(baseline::decision);
    }

    /** The baselines now. */
    static KnownPlans read(LocalStack stack) {
        try (TopicLog<PlanBaseline> log = TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), ProductTopic.BASELINES)) {
            log.readToEnd();
            return new KnownPlans(log.newest().values());
        }
    }

    private static String hints(PlanBaseline baseline) {
        if (baseline.getHints() != null) {
            return "hints " + Printable.text(baseline.getHints());
        }
        return baseline.getNoHintsReason() == null ? "" : "no hints: " + Printable.text(baseline.getNoHintsReason());
    }

    private static String tree(PlanBaseline baseline) {
        return "plan " + baseline.getPlan().getPlanHash() + "\n" + PlanText.tree(CapturedNodes.of(baseline.getPlan()))
                + hints(baseline);
    }
}

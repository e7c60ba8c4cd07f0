package io.plumbline.local.cli;

import io.plumbline.local.decisions.ControlDecisions;
import io.plumbline.local.decisions.JobAnswers;
import io.plumbline.local.decisions.PlanDecision;
import io.plumbline.local.stack.LocalStack;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every deciding command takes beside the plan it is about, and what all of them do with it. */
final class DecisionOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Of this cluster, where the statement exists in several.")
    private @Nullable String cluster;

    @Option(names = "--database", paramLabel = "NAME", description = "Of this database.")
    private @Nullable String database;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Of this namespace.")
    private @Nullable String namespace;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "On this instance, where the baseline is LOCAL to several, or their histories differ.")
    private @Nullable String instance;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for who reads the audit: up to 4000 characters.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Show what would be decided, and decide nothing.")
    private boolean dryRun;

    @Mixin
    private final WaitOption patience = new WaitOption();

    @Option(
            names = "--output",
            defaultValue = "TABLE",
            description = "TABLE is text, JSON one document (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.TABLE;

    /** Decides, and shows what was decided. */
    int decide(PlanDecision decision) {
        return decide(session -> decision);
    }

    /** The same, where the session must be asked what exactly. */
    int decide(Function<ControlDecisions, PlanDecision> decision) {
        LocalStack stack = workFolder.stack();
        DecisionReport report = new DecisionReport(spec.commandLine(), output);
        Duration wait = patience.duration();
        try (ControlDecisions session = ControlDecisions.open(stack.postgres(), stack.folder())) {
            PlanDecision wanted = placed(decision.apply(session));
            if (dryRun) {
                return report.rehearsed(session.rehearse(wanted));
            }
            if (wait.isZero()) {
                return report.unanswered(session.decide(wanted));
            }
            try (JobAnswers answers = JobAnswers.open(stack)) {
                return report.answered(session.decide(wanted), answers, wait);
            }
        }
    }

    private PlanDecision placed(PlanDecision decision) {
        return decision.with("cluster_name", cluster)
                .with("database_name", database)
                .with("namespace", namespace)
                .with("instance", instance)
                .with("reason", reason);
    }
}

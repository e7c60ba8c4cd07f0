package io.plumbline.local.cli;

import io.plumbline.local.baselines.exchange.BaselineImport;
import io.plumbline.local.baselines.exchange.ImportOutcome;
import io.plumbline.local.baselines.exchange.ImportSettings;
import io.plumbline.local.decisions.JobAnswers;
import io.plumbline.local.decisions.OperatorLogin;
import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.stack.LocalStack;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports baselines from a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports a file of `baselines export`. Begin without --apply: that only shows what each line would do. Importing",
            "is deciding: by spm_import_baseline, as the other commands, a decision per line, in the audit and answered",
            "by the job. All lines or none: one that is broken or refused keeps the others out (exit code 2). A FIXED",
            "plan is pinned where the actuator is set to."
        })
final class ImportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Parameters(paramLabel = "FILE", description = "The file; - is standard input.")
    private String file = "";

    @ArgGroup(exclusive = true)
    private final Mode mode = new Mode();

    /** Show or do. */
    static final class Mode {
        @Option(
                names = "--dry-run",
                description = "Show what would be decided, and decide nothing. So it is without --apply, too.")
        @SuppressWarnings("UnusedVariable") // said by leaving --apply out, too
        private boolean dryRun;

        @Option(names = "--apply", description = "Decide.")
        private boolean apply;
    }

    @Option(
            names = "--cluster-as",
            paramLabel = "NAME=HERE",
            description = "What the file calls cluster NAME is cluster HERE; may be given several times.")
    private Map<String, String> clusterAs = new LinkedHashMap<>();

    @Option(
            names = "--new-places",
            description = "Also into a cluster, database and namespace of which no statement is known here yet.")
    private boolean newPlaces;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for who reads the audit (default: the reason given where the baseline comes from).")
    private @Nullable String reason;

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Option(
            names = "--output",
            defaultValue = "TABLE",
            description = "TABLE is text, JSON one line per line of the file (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public Integer call() {
        LocalStack stack = workFolder.stack();
        ImportReport report = new ImportReport(spec.commandLine(), output);
        boolean waits = mode.apply && !wait.duration().isZero();
        try (Connection connection = OperatorLogin.connect(stack.postgres(), stack.folder());
                InputStream in = open()) {
            BaselineImport baselines = new BaselineImport(connection, new ImportSettings(clusterAs, newPlaces, reason));
            if (!mode.apply) {
                return report.rehearsed(baselines.rehearse(file, in, report::line));
            }
            if (!waits) {
                return report.decided(baselines.run(file, in, report::line));
            }
            try (JobAnswers answers = JobAnswers.open(stack)) {
                Map<ImportOutcome, Long> counts = baselines.run(file, in, report::line);
                return report.answered(counts, ids -> answers.awaitAll(ids, wait.duration()));
            }
        } catch (SQLException e) {
            throw new InfrastructureException("the session of the control database did not end", e);
        } catch (IOException e) {
            throw new ConfigurationException(file, List.of("cannot be read: " + e));
        }
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(file.equals("-") ? System.in : Files.newInputStream(Path.of(file)));
    }
}

package io.plumbline.local.cli;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.Preflight;
import io.plumbline.local.stack.Progress;
import io.plumbline.local.stack.StackFile;
import io.plumbline.local.watch.RegressionJob;
import io.plumbline.local.watch.WatchConfiguration;
import io.plumbline.local.watch.WatchFile;
import io.plumbline.local.watch.WatchedCluster;
import io.plumbline.local.watch.Watching;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack and makes it watch. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts Kafka, registry, Connect, Flink and the control database on this machine, and makes them watch the"
                    + " instances of the configuration.",
            "Does nothing twice: what runs already is left running and brought to the configuration."
        })
final class UpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "What to watch (see docs/operations/local-cluster.md); without it the stack watches nothing.")
    private @Nullable Path config;

    @Option(
            names = "--with",
            paramLabel = "EXTRA",
            converter = Extra.Converter.class,
            description =
                    "What to run beside the stack: pg_hint_plan, a PostgreSQL 18 whose plans can be pinned (Debian's"
                            + " packages; takes root).")
    private List<Extra> extras = List.of();

    @Override
    public Integer call() {
        WorkFolder folder = workFolder.folder();
        WatchConfiguration configuration =
                config == null ? WatchConfiguration.nothingWatched() : WatchFile.read(config, System.getenv());
        List<String> problems = Preflight.problems(folder, configuration.ports());
        if (!problems.isEmpty()) {
            throw new InfrastructureException("cannot start\n  - " + String.join("\n  - ", problems));
        }
        Progress progress = progress();
        StackFile.write(folder, configuration.ports());
        LocalStack stack = LocalStack.of(Installation.current(), folder, configuration.ports());
        try (StopOnInterrupt stop = new StopOnInterrupt(folder)) {
            stack.start(progress);
            extras.forEach(extra -> extra.start(folder, configuration.ports(), progress));
            stop.keepRunning();
        }
        if (!configuration.clusters().isEmpty()) {
            watch(configuration, stack, progress);
        }
        return ExitCodes.OK;
    }

    /** Whatever fails here leaves the stack running: the command can be given again once the cause is mended. */
    private static void watch(WatchConfiguration configuration, LocalStack stack, Progress progress) {
        Watching watching = new Watching(stack, progress);
        watching.controlDatabase();
        new RegressionJob(stack, Installation.current()).submitUnlessRunning(configuration.job(), progress);
        watching.planTables();
        List<String> failures = new ArrayList<>();
        for (WatchedCluster cluster : configuration.clusters()) {
            failures.addAll(watching.watch(cluster, configuration.poller()));
        }
        if (!failures.isEmpty()) {
            throw new InfrastructureException("the stack runs, but not all is watched; mend this and give the same"
                    + " command again\n  - " + String.join("\n  - ", failures));
        }
    }

    private Progress progress() {
        PrintWriter err = spec.commandLine().getErr();
        long startedNanos = System.nanoTime();
        return step -> {
            err.printf("%6.1f s  %s%n", (System.nanoTime() - startedNanos) / 1e9, step);
            err.flush();
        };
    }
}

package io.plumbline.local.cli;

import io.plumbline.local.demo.Demo;
import io.plumbline.local.demo.DemoEngines;
import io.plumbline.local.demo.DemoFolder;
import io.plumbline.local.demo.DemoJson;
import io.plumbline.local.demo.DemoOptions;
import io.plumbline.local.demo.DemoReport;
import io.plumbline.local.demo.DemoText;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.StackPorts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the main job end to end and says whether all went as it must. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the main job end to end on real processes of this machine, on free ports.",
            "A shop's database loses an index, gets a BLOCK verdict and an index command, and PASS when the index is back."
                    + " An index renamed, ANALYZE and a reset of the counters must not alarm. On PostgreSQL, MySQL or both."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything expected, and nothing else, happened",
            "1:something expected did not happen, or something else did",
            "2:wrong usage",
            "3:something outside failed: a process, a port, a server"
        })
final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            description =
                    "The demo's own working folder, emptied at the start (default: .plumbline/demo in the checkout).")
    private @Nullable Path workDir;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "postgresql",
            description = "postgresql, mysql (Debian's packages, fetched the first time) or both, through one job"
                    + " (default: ${DEFAULT-VALUE}).")
    private String engine = DemoEngines.POSTGRESQL.wireName();

    @Option(
            names = "--poll-interval",
            paramLabel = "MILLIS",
            defaultValue = "2000",
            description =
                    "Milliseconds from one read of the statement statistics to the next (default: ${DEFAULT-VALUE}).")
    private long pollIntervalMillis;

    @Option(names = "--keep", description = "Leave everything running at the end; `plumbline down --work-dir` ends it.")
    private boolean keep;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json; with json, progress goes to standard error (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DemoText text =
                new DemoText(output == OutputFormat.JSON ? spec.commandLine().getErr() : out);
        try (DemoFolder folder = DemoFolder.fresh(workFolder())) {
            DemoReport report = new Demo(options(folder.folder()), text).run(Installation.current());
            text.summary(report);
            if (output == OutputFormat.JSON) {
                out.println(DemoJson.of(report));
                out.flush();
            }
            if (keep) {
                folder.keep();
            }
            return report.asExpected() ? ExitCodes.OK : ExitCodes.EXPECTATION_FAILED;
        }
    }

    private WorkFolder workFolder() {
        return new WorkFolder(workDir == null ? Installation.current().home().resolve(".plumbline/demo") : workDir);
    }

    private DemoOptions options(WorkFolder folder) {
        try {
            DemoEngines engines = DemoEngines.byWireName(engine)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--engine must be postgresql, mysql or both, was '" + engine + "'"));
            return DemoOptions.promising(folder, StackPorts.free(), engines, Duration.ofMillis(pollIntervalMillis));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}

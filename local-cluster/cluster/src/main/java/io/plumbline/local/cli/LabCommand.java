package io.plumbline.local.cli;

import io.plumbline.local.demo.DemoFolder;
import io.plumbline.local.lab.event.Catalogue;
import io.plumbline.local.lab.event.LabEvent;
import io.plumbline.local.lab.run.Lab;
import io.plumbline.local.lab.run.LabJson;
import io.plumbline.local.lab.run.LabOptions;
import io.plumbline.local.lab.run.LabReport;
import io.plumbline.local.lab.run.LabText;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.StackPorts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays labelled events on a real database and says how often the engine was right. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the engine: a PostgreSQL with TPC-H's data under load, watched by the whole stack on free ports,"
                    + " learns what is normal and then suffers labelled events, harmful and benign ones.",
            "Prints what was expected of each, what came and how late; recall and precision, beside three simple"
                    + " detectors on the same observations."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every event ended as it must",
            "1:an event was missed or something was raised without reason",
            "2:wrong usage",
            "3:something outside failed: a process, a port, a server"
        })
final class LabCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "WHICH",
            defaultValue = "all",
            description = "all, harmful, benign, or ids separated by commas (default: ${DEFAULT-VALUE}).")
    private String events = "all";

    @Option(names = "--list", description = "Print the events and end.")
    private boolean list;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "0.05",
            description = "Scale of TPC-H's data, 0.01 to 1; 1 is about 1 GB (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--poll-interval",
            paramLabel = "MILLIS",
            defaultValue = "1000",
            description =
                    "Milliseconds from one read of the statement statistics to the next (default: ${DEFAULT-VALUE}).")
    private long pollIntervalMillis;

    @Option(
            names = "--learn",
            paramLabel = "POLLS",
            defaultValue = "40",
            description = "Polls before the first event (default: ${DEFAULT-VALUE}).")
    private int learnPolls;

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = "Write there what was observed, the events' times and what was said, for replay.")
    private @Nullable Path record;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            description =
                    "The lab's own working folder, emptied at the start (default: .plumbline/lab in the checkout).")
    private @Nullable Path workDir;

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
        if (list) {
            list(out);
            return ExitCodes.OK;
        }
        LabText text =
                new LabText(output == OutputFormat.JSON ? spec.commandLine().getErr() : out);
        LabOptions options = options(new Catalogue());
        try (DemoFolder folder = DemoFolder.fresh(options.folder())) {
            LabReport report = new Lab(options, text).run(Installation.current());
            text.summary(report);
            if (output == OutputFormat.JSON) {
                out.println(LabJson.of(report));
                out.flush();
            }
            if (keep) {
                folder.keep();
            }
            return report.asExpected() ? ExitCodes.OK : ExitCodes.EXPECTATION_FAILED;
        }
    }

    private static void list(PrintWriter out) {
        Table table = new Table("EVENT", "KIND", "WHAT IT STANDS FOR");
        for (LabEvent event : new Catalogue().events()) {
            table.row(event.id(), event.isHarmful() ? "harmful" : "benign", event.says());
        }
        table.print(out);
        out.flush();
    }

    private LabOptions options(Catalogue catalogue) {
        Path folder = workDir == null ? Installation.current().home().resolve(".plumbline/lab") : workDir;
        try {
            return new LabOptions(
                    new WorkFolder(folder),
                    StackPorts.free(),
                    Duration.ofMillis(pollIntervalMillis),
                    scale,
                    learnPolls,
                    catalogue.select(events),
                    Optional.ofNullable(record));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}

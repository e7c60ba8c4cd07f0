package io.plumbline.local.cli;

import io.plumbline.local.process.RunningProcess;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Stops every process of the working folder, the one started last first, also those that a crashed run left.",
            "Processes are known by their pid files, never by name. Data and logs stay."
        })
final class DownCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        List<RunningProcess> running = RunningProcess.allLatestFirst(workFolder.folder());
        if (running.isEmpty()) {
            err.println("nothing runs in " + workFolder.folder().root());
        }
        for (RunningProcess process : running) {
            err.println("stopping " + process.name() + " (process " + process.pid() + ")");
            err.flush();
            process.stop();
        }
        return ExitCodes.OK;
    }
}

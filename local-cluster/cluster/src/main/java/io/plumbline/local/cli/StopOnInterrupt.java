package io.plumbline.local.cli;

import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.process.WorkFolder;
import java.util.HashSet;
import java.util.Set;

/**
 * While open, Ctrl-C and a failure stop the processes that were started meanwhile, in reverse order; those that ran
 * before are left alone.
 */
final class StopOnInterrupt implements AutoCloseable {
    private final WorkFolder folder;
    private final Set<Long> before = new HashSet<>();
    private final Thread hook = new Thread(this::stopStarted, "stop-on-interrupt");
    private boolean keep;

    StopOnInterrupt(WorkFolder folder) {
        this.folder = folder;
        RunningProcess.allLatestFirst(folder).forEach(process -> before.add(process.pid()));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** All went well: closing leaves everything running. */
    void keepRunning() {
        keep = true;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook is at work
            return;
        }
        if (!keep) {
            stopStarted();
        }
    }

    private void stopStarted() {
        RunningProcess.allLatestFirst(folder).stream()
                .filter(process -> !before.contains(process.pid()))
                .forEach(RunningProcess::stop);
    }
}

package io.plumbline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that this run or an earlier one started, known by its pid file. It is in a session of its own, so that
 * Ctrl-C at the terminal reaches only the command line, which then stops it in order.
 */
public final class RunningProcess {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final PidFile pidFile;
    private final WorkFolder folder;

    private RunningProcess(PidFile pidFile, WorkFolder folder) {
        this.pidFile = pidFile;
        this.folder = folder;
    }

    /**
     * Starts a process, its output appended to its log.
     *
     * @throws InfrastructureException when one of that name already runs in this work folder, or it cannot be started
     */
    public static RunningProcess start(ProcessSpec spec, WorkFolder folder) {
        find(spec.name(), folder).ifPresent(other -> {
            throw new InfrastructureException(spec.name() + " already runs as process " + other.pid() + " in "
                    + folder.root() + ": stop it with `plumbline down`");
        });
        try {
            Process process = builder(spec, folder).start();
            ProcessIdentity identity = ProcessIdentity.of(process.pid())
                    .orElseThrow(() -> new InfrastructureException(
                            spec.name() + " ended at once" + LogTail.of(folder.log(spec.name()))));
            PidFile written = new PidFile(spec.name(), identity, System.currentTimeMillis(), spec.stopSignal());
            written.writeTo(folder.pidFile(spec.name()));
            return new RunningProcess(written, folder);
        } catch (IOException e) {
            throw new InfrastructureException("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    /** The running process of that name; empty when none was started here, it ended, or its number is another's now. */
    public static Optional<RunningProcess> find(String name, WorkFolder folder) {
        return PidFile.read(folder.pidFile(name))
                .filter(file -> file.identity().isRunning())
                .map(file -> new RunningProcess(file, folder));
    }

    /** Every process of the work folder that still runs, the one started last first. */
    public static List<RunningProcess> allLatestFirst(WorkFolder folder) {
        return PidFile.latestFirst(folder).stream()
                .filter(file -> file.identity().isRunning())
                .map(file -> new RunningProcess(file, folder))
                .toList();
    }

    public String name() {
        return pidFile.name();
    }

    public long pid() {
        return pidFile.identity().pid();
    }

    public Path log() {
        return folder.log(name());
    }

    public boolean isRunning() {
        return pidFile.identity().isRunning();
    }

    /** Asks the process to end, waits, and ends it and its children by force when it does not. */
    public void stop() {
        if (isRunning()) {
            signal();
            if (!endsWithin(GRACE)) {
                kill();
            }
        }
        forget();
    }

    /** Ends the process and its children at once, as a crash of the machine would. */
    public void kill() {
        if (isRunning()) {
            List<ProcessHandle> family = new ArrayList<>();
            ProcessHandle.of(pid()).ifPresent(handle -> {
                family.add(handle);
                try (Stream<ProcessHandle> children = handle.descendants()) {
                    children.forEach(family::add);
                }
            });
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(handle -> handle.onExit().join());
        }
        forget();
    }

    /** Resident memory in bytes of the process and its children; 0 when it has ended. */
    public long residentBytes() {
        return ResidentMemory.ofFamily(pidFile.identity().pid());
    }

    private void forget() {
        try {
            Files.deleteIfExists(folder.pidFile(name()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the pid file of " + name(), e);
        }
    }

    private void signal() {
        try {
            // the JDK sends only TERM and KILL
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "kill -s \"$0\" \"$1\"",
                            pidFile.stopSignal().name(),
                            "" + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new InfrastructureException("cannot signal " + name() + " (process " + pid() + ")", e);
        } catch (InterruptedException e) {
            throw Waiting.interrupted("signalling " + name(), e);
        }
    }

    private boolean endsWithin(Duration grace) {
        return Waiting.until(() -> !isRunning(), grace);
    }

    private static ProcessBuilder builder(ProcessSpec spec, WorkFolder folder) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.log(spec.name()).toFile()));
        Map<String, String> inherited = new HashMap<>(builder.environment());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "USER", "TZ"));
        builder.environment().put("LANG", inherited.getOrDefault("LANG", "C.UTF-8"));
        builder.environment().putAll(spec.environment());
        return builder;
    }
}

package io.plumbline.local.flink;

import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A standalone cluster for one job: its JobManager runs the job's main method, from the jar in {@code usrlib/}. */
public final class ApplicationCluster implements AutoCloseable {

    private final FlinkCluster parts;
    private final ApplicationJobManager jobManager;

    private ApplicationCluster(FlinkCluster parts, ApplicationJobManager jobManager) {
        this.parts = parts;
        this.jobManager = jobManager;
    }

    /** Not started yet; on ports that are free now. */
    public static ApplicationCluster of(
            Installation installation, WorkFolder folder, Path jar, String mainClass, List<String> arguments) {
        FlinkSpec spec = new FlinkSpec(
                new FlinkPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free()), TaskManagerSize.SMALL);
        Path home = folder.data("flink-home");
        try {
            Files.createDirectories(home.resolve("usrlib"));
            Files.copy(jar, home.resolve("usrlib").resolve(jar.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put " + jar + " into usrlib", e);
        }
        return new ApplicationCluster(
                new FlinkCluster(installation, folder, spec),
                new ApplicationJobManager(installation, folder, spec, mainClass, arguments));
    }

    public void start() {
        parts.taskManager().launch();
        jobManager.launch();
        jobManager.awaitReady();
        parts.taskManager().awaitReady();
    }

    /** Asks about its job as any cluster is asked. */
    public FlinkCluster flink() {
        return parts;
    }

    /** Whether the JobManager is still there, which ends with its job. */
    public boolean runs() {
        return jobManager.running().isPresent();
    }

    @Override
    public void close() {
        parts.taskManager().stop();
        jobManager.stop();
    }
}

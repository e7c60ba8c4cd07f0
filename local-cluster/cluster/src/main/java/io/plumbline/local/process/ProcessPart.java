package io.plumbline.local.process;

import java.time.Duration;
import java.util.Optional;

/** A part that is one operating-system process. */
public abstract class ProcessPart implements Part {
    private final String name;
    private final WorkFolder folder;

    protected ProcessPart(String name, WorkFolder folder) {
        this.name = name;
        this.folder = folder;
    }

    /** What to start; also the place to write the configuration it reads. */
    protected abstract ProcessSpec spec();

    protected abstract HealthCheck health();

    protected abstract Duration readyWithin();

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void launch() {
        RunningProcess.start(spec(), folder);
    }

    @Override
    public final void awaitReady() {
        RunningProcess process = running()
                .orElseThrow(() -> new InfrastructureException(name + " ended at once" + LogTail.of(folder.log(name))));
        Readiness.await(process, health(), readyWithin());
    }

    @Override
    public final void stop() {
        running().ifPresent(RunningProcess::stop);
    }

    @Override
    public final void kill() {
        running().ifPresent(RunningProcess::kill);
    }

    /** The process, when it runs. */
    public final Optional<RunningProcess> running() {
        return RunningProcess.find(name, folder);
    }

    protected final WorkFolder folder() {
        return folder;
    }
}

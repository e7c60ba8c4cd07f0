package io.plumbline.local.demo;

import io.plumbline.local.process.ResidentMemory;
import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.process.WorkFolder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The most memory that this process and all of a work folder's processes used together, looked at every 2 s. */
final class MemoryWatch implements AutoCloseable {

    private static final long PERIOD_SECONDS = 2;

    private final WorkFolder folder;
    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watcher = new Thread(work, "memory-watch");
        watcher.setDaemon(true);
        return watcher;
    });

    private MemoryWatch(WorkFolder folder) {
        this.folder = folder;
    }

    static MemoryWatch start(WorkFolder folder) {
        MemoryWatch watch = new MemoryWatch(folder);
        ScheduledFuture<?> unused =
                watch.thread.scheduleWithFixedDelay(watch::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    long peakBytes() {
        return peak.get();
    }

    private void look() {
        long now = ResidentMemory.of(ProcessHandle.current().pid());
        for (RunningProcess process : RunningProcess.allLatestFirst(folder)) {
            now += process.residentBytes();
        }
        peak.accumulateAndGet(now, Math::max);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

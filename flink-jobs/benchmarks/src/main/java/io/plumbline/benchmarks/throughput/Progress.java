package io.plumbline.benchmarks.throughput;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;

/** How far the run in this process has come; there is one at a time, and one thread of it counts. */
final class Progress {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static volatile Progress current = new Progress(1, 2);

    private final long warmUp;
    private final long end;
    private final CompletableFuture<Long> warm = new CompletableFuture<>();
    private final CompletableFuture<Rate> rate = new CompletableFuture<>();
    private long done;
    private long measuredSinceNanos;
    private long threadNanosBefore;

    /**
     * How fast the measured records were done.
     *
     * @param threadMicros of processor time a record by the thread that counts: the same however busy the machine is
     */
    record Rate(double recordsPerSecond, double threadMicros) {}

    private Progress(long warmUp, long end) {
        this.warmUp = warmUp;
        this.end = end;
    }

    /** The next run begins. */
    static Progress begin(Load load) {
        Progress begun = new Progress(load.warmUp(), load.warmedAndMeasured());
        current = begun;
        return begun;
    }

    /** A record is done. */
    static void count() {
        current.countOne();
    }

    /** {@link System#nanoTime} when the warm-up was done. */
    CompletableFuture<Long> warm() {
        return warm;
    }

    /** Of the measured records, when all of them are done. */
    CompletableFuture<Rate> rate() {
        return rate;
    }

    private void countOne() {
        done++;
        if (done == warmUp) {
            measuredSinceNanos = System.nanoTime();
            threadNanosBefore = THREADS.getCurrentThreadCpuTime();
            warm.complete(measuredSinceNanos);
        } else if (done == end) {
            long nanos = System.nanoTime() - measuredSinceNanos;
            double threadNanos = THREADS.getCurrentThreadCpuTime() - threadNanosBefore;
            long measured = end - warmUp;
            rate.complete(new Rate(measured * 1e9 / nanos, threadNanos / 1e3 / measured));
        }
    }
}

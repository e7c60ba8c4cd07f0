package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.DecodedRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The statement operator with ever more statements, on RocksDB with 512 MB of managed memory: records per second, the size
 * of a first checkpoint against that of the keys and values in it, and how long after a job's submission with that
 * checkpoint its first record is done. Arguments: how often each statement was polled before the measured records, and
 * numbers of statements. Needs about five times the state on disk.
 */
public final class Growth {

    private static final String[] DEFAULTS = {"1", "1000", "100000", "1000000"};
    private static final long MEASURED = 300_000;
    private static final long LEAST_WARM_UP = 300_000;
    private static final long AFTER_RECOVERY = 100_000;

    private Growth() {}

    /** Prints a line for each number of statements. */
    public static void main(String[] arguments) throws Exception {
        List<Integer> numbers = Stream.of(arguments.length == 0 ? DEFAULTS : arguments)
                .map(Integer::valueOf)
                .toList();
        int polls = numbers.get(0);
        for (int statements : numbers.subList(1, numbers.size())) {
            measure(polls, statements);
        }
    }

    private static void measure(int polls, int statements) throws Exception {
        Fleet fleet = new Fleet(statements);
        Load load = new Load(fleet, Math.max(LEAST_WARM_UP, (long) polls * statements), MEASURED);
        try (WorkDirectory directory = WorkDirectory.create()) {
            Path checkpoint = grow(load, directory.path());
            Load more = new Load(fleet, 1, load.all() + AFTER_RECOVERY);
            recover(more, checkpoint, directory.path());
        }
    }

    private static Path grow(Load load, Path directory) throws Exception {
        Progress progress = Progress.begin(load);
        try (RunningJob job = RunningJob.start(load, Growth::judge, directory)) {
            Progress.Rate rate = job.await(progress.rate());
            long since = System.nanoTime();
            Path checkpoint = job.checkpoint();
            double seconds = (System.nanoTime() - since) / 1e9;
            long written = WorkDirectory.size(job.checkpoints());
            long live = KeyedBytes.in(job.canonicalSavepoint());
            System.out.printf(
                    "%,d statements: %,.0f records/s, %.1f us of processor time a record; checkpoint %,d bytes in %.1f s, %.2f of %,d live ones (%,d a statement)%n",
                    load.fleet().statements(),
                    rate.recordsPerSecond(),
                    rate.threadMicros(),
                    written,
                    seconds,
                    written / (double) live,
                    live,
                    live / load.fleet().statements());
            return checkpoint;
        }
    }

    private static void recover(Load more, Path checkpoint, Path directory) throws Exception {
        Progress progress = Progress.begin(new Load(more.fleet(), 1, AFTER_RECOVERY));
        long since = System.nanoTime();
        try (RunningJob job = RunningJob.resume(more, Growth::judge, checkpoint, directory)) {
            double seconds = (job.await(progress.warm()) - since) / 1e9;
            Progress.Rate rate = job.await(progress.rate());
            System.out.printf(
                    "  recovered in %.1f s, then %,.0f records/s over the first %,d%n",
                    seconds, rate.recordsPerSecond(), AFTER_RECOVERY);
        }
    }

    private static DataStream<?> judge(DataStream<DecodedRecord> records) {
        return CountedStatementOperator.on(records.keyBy(DecodedRecord::key));
    }
}

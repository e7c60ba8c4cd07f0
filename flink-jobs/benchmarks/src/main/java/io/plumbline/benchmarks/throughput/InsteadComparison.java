package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.DecodedRecord;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The statement operator against what one would write instead for the one percentile it judges a cost by, each on RocksDB
 * with 512 MB of managed memory, one after the other in one process on the same records, each with full windows of 7 days
 * before the measured part. Arguments: {@code STATEMENTSxSAMPLES}, samples of a statement in 7 days.
 */
public final class InsteadComparison {

    private static final Duration WINDOW = Duration.ofDays(7);
    private static final double COST_SPREAD = 0.1;
    private static final long MEASURED = 200_000;

    private InsteadComparison() {}

    /** Prints a line for each way and size. */
    public static void main(String[] arguments) throws Exception {
        for (String size : arguments.length == 0 ? new String[] {"100x1008", "5x10080"} : arguments) {
            String[] parts = size.split("x", 2);
            compare(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    private static void compare(int statements, int samples) throws Exception {
        System.out.printf("%,d statements, %,d samples of each in 7 days%n", statements, samples);
        MeasuredRun ours = MeasuredRun.of(
                load(statements, samples, MEASURED),
                records -> CountedStatementOperator.on(records.keyBy(DecodedRecord::key)));
        print("statement operator", ours, ours, statements);
        for (PercentileWay way : PercentileWay.values()) {
            MeasuredRun run = MeasuredRun.of(
                    load(statements, samples, way.measured()),
                    records -> way.on(records)
                            .map(percentile -> {
                                Progress.count();
                                return percentile;
                            })
                            .returns(Types.DOUBLE));
            print(way.title(), run, ours, statements);
        }
    }

    private static void print(String title, MeasuredRun run, MeasuredRun ours, int statements) {
        System.out.printf(
                "%-26s %,9.0f records/s (operator x %6.1f), %,9.1f us of processor time (operator x %6.1f), %,d bytes a statement%n",
                title,
                run.rate().recordsPerSecond(),
                ours.rate().recordsPerSecond() / run.rate().recordsPerSecond(),
                run.rate().threadMicros(),
                run.rate().threadMicros() / ours.rate().threadMicros(),
                run.stateBytes() / statements);
    }

    /** Whole polls; when the measured ones begin, windows are full and as many records as are measured have been done. */
    static Load load(int statements, int samples, long measured) {
        Fleet fleet = Fleet.withMovingCosts(statements, WINDOW.dividedBy(samples), COST_SPREAD);
        long polls = (measured + statements - 1) / statements;
        return new Load(fleet, Math.max(samples, polls) * statements, polls * statements);
    }
}

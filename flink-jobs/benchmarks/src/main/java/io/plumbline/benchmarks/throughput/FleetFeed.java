package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.DecodedRecord;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Makes the records, and notes when the first measured one leaves. */
final class FleetFeed extends RichMapFunction<Long, DecodedRecord> {

    /** {@link System#nanoTime} at the first measured record of the run; a run has one feed in this process. */
    static final AtomicLong MEASURED_SINCE_NANOS = new AtomicLong();

    private static final long serialVersionUID = 1L;

    private final int statements;
    private final long warmUp;
    private transient @Nullable Fleet fleet;

    FleetFeed(int statements, long warmUp) {
        this.statements = statements;
        this.warmUp = warmUp;
    }

    @Override
    public void open(OpenContext context) {
        fleet = new Fleet(statements);
    }

    @Override
    public DecodedRecord map(Long position) {
        if (position == warmUp) {
            MEASURED_SINCE_NANOS.set(System.nanoTime());
        }
        if (fleet == null) {
            throw new IllegalStateException("a feed is opened before it is used");
        }
        return fleet.at(position);
    }
}

package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.DecodedRecord;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Makes the records of a load, and then stays open, so that the state can be looked at. */
final class HeldFeed implements FlatMapFunction<Long, DecodedRecord> {

    private static final long serialVersionUID = 1L;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Load load;

    HeldFeed(Load load) {
        this.load = load;
    }

    @Override
    public void flatMap(Long position, Collector<DecodedRecord> out) {
        if (position < load.all()) {
            out.collect(load.fleet().at(position));
        } else {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}

package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.DecodedRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Ways to the 90th percentile of a statement's cost over the last 7 days, one percentile a record. */
enum PercentileWay {
    ROLLING_STATISTICS("rolling statistics alone", 200_000),
    DIGEST_PER_SUB_WINDOW("a t-digest per sub-window", 20_000),
    PERCENTILE_OVER("SQL, PERCENTILE ... OVER", 2_000);

    private final String title;
    private final long measured;

    PercentileWay(String title, long measured) {
        this.title = title;
        this.measured = measured;
    }

    String title() {
        return title;
    }

    /** Records that are enough to measure it by. */
    long measured() {
        return measured;
    }

    DataStream<Double> on(DataStream<DecodedRecord> records) {
        return switch (this) {
            case ROLLING_STATISTICS -> records.keyBy(DecodedRecord::key).process(new RollingPercentile());
            case DIGEST_PER_SUB_WINDOW -> records.keyBy(DecodedRecord::key).process(new DigestPerSubWindow());
            case PERCENTILE_OVER -> PercentileOver.on(records);
        };
    }
}

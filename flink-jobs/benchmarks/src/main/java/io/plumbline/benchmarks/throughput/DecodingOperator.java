package io.plumbline.benchmarks.throughput;

import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.ingest.ObservationReader;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Decodes each record as the statement operator does, and keeps nothing. */
final class DecodingOperator extends KeyedProcessFunction<String, DecodedRecord, Outbound> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ObservationReader reader;

    @Override
    public void open(OpenContext context) {
        reader = new ObservationReader(Integer.MAX_VALUE);
    }

    @Override
    public void processElement(DecodedRecord record, Context context, Collector<Outbound> out) throws Exception {
        if (reader == null) {
            throw new IllegalStateException("an operator is opened before it is used");
        }
        if (reader.read(record.avro()).observationId().isEmpty()) {
            throw new IllegalStateException("an observation has an id");
        }
    }
}

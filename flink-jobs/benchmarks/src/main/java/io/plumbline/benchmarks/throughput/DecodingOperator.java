package io.plumbline.benchmarks.throughput;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroReader;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.ingest.ObservationMapper;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Decodes each record as the statement operator does, and keeps nothing. */
final class DecodingOperator extends KeyedProcessFunction<String, DecodedRecord, Outbound> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable AvroReader<StatementObservation> reader;

    @Override
    public void open(OpenContext context) {
        reader = new AvroReader<>(StatementObservation.class);
    }

    @Override
    public void processElement(DecodedRecord record, Context context, Collector<Outbound> out) throws Exception {
        if (reader == null) {
            throw new IllegalStateException("an operator is opened before it is used");
        }
        StatementObservation observation = reader.read(record.avro());
        if (new ObservationMapper(Integer.MAX_VALUE)
                .toSample(observation)
                .observationId()
                .isEmpty()) {
            throw new IllegalStateException("an observation has an id");
        }
    }
}

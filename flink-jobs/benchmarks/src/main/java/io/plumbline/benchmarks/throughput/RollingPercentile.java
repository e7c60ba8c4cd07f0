package io.plumbline.benchmarks.throughput;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.ingest.AvroReader;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.model.stats.Measure;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.model.stats.WindowOptions;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The 90th percentile of the cost by {@link RollingStatistics} alone: hot bytes in one state, closed sub-windows in another. */
final class RollingPercentile extends KeyedProcessFunction<String, DecodedRecord, Double> {

    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = {};

    private transient @Nullable Parts parts;

    /** What an open function works with. */
    private record Parts(
            AvroReader<StatementObservation> reader, ValueState<byte[]> hot, MapState<Long, byte[]> closed) {}

    @Override
    public void open(OpenContext context) {
        parts = new Parts(
                new AvroReader<>(StatementObservation.class),
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>(
                                "hot", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                "closed", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    }

    @Override
    public void processElement(DecodedRecord record, Context context, Collector<Double> out) throws Exception {
        if (parts == null) {
            throw new IllegalStateException("a function is opened before it is used");
        }
        MapState<Long, byte[]> closed = parts.closed();
        byte[] hot = parts.hot().value();
        RollingStatistics statistics = RollingStatistics.of(
                hot == null ? NOTHING : hot, index -> read(() -> closed.get(index)), WindowOptions.defaults());
        CostSample sample = CostSample.read(parts.reader(), record);
        statistics.add(sample.at(), Measure.COST, sample.cost(), 1);
        parts.hot().update(statistics.toBytes());
        for (Map.Entry<Long, byte[]> change : statistics.changes().entrySet()) {
            if (change.getValue().length == 0) {
                closed.remove(change.getKey());
            } else {
                closed.put(change.getKey(), change.getValue());
            }
        }
        out.collect(statistics.distribution(Measure.COST).p90());
    }

    private interface StateRead<E extends Exception> {
        byte @Nullable [] get() throws E;
    }

    /** The model knows no exceptions of state: what goes wrong there passes through it as it is. */
    @SuppressWarnings("unchecked")
    private static byte @Nullable [] read(StateRead<?> read) {
        return ((StateRead<RuntimeException>) read).get();
    }
}

package io.plumbline.benchmarks.throughput;

import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.DecodedRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Reads a value, changes a byte of it and writes it: the least that anything with state does. */
final class BareOperator extends KeyedProcessFunction<String, DecodedRecord, Outbound> {

    private static final long serialVersionUID = 1L;

    private final int bytes;
    private transient @Nullable ValueState<byte[]> state;

    BareOperator(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("value", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(DecodedRecord record, Context context, Collector<Outbound> out) throws Exception {
        if (state == null) {
            throw new IllegalStateException("an operator is opened before it is used");
        }
        byte[] before = state.value();
        byte[] value = before == null ? new byte[bytes] : before;
        value[record.avro().length % bytes]++;
        state.update(value);
    }
}

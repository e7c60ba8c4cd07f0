package io.plumbline.benchmarks.throughput;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.ingest.AvroReader;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.model.stats.WindowOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The 90th percentile of the cost as it is commonly written: one t-digest per sub-window, the same 60 of 7 days, and all
 * of them merged at each record. A record scans the sub-windows once and writes one.
 */
final class DigestPerSubWindow extends KeyedProcessFunction<String, DecodedRecord, Double> {

    private static final long serialVersionUID = 1L;
    private static final double COMPRESSION = 100;
    private static final int SUB_WINDOWS = WindowOptions.defaults().subWindows();
    private static final long SUB_WINDOW_MILLIS =
            WindowOptions.defaults().length().toMillis() / SUB_WINDOWS;

    private transient @Nullable Parts parts;

    /** What an open function works with. */
    private record Parts(AvroReader<StatementObservation> reader, MapState<Long, byte[]> digests) {}

    @Override
    public void open(OpenContext context) {
        parts = new Parts(
                new AvroReader<>(StatementObservation.class),
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                "digests", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    }

    @Override
    public void processElement(DecodedRecord record, Context context, Collector<Double> out) throws Exception {
        if (parts == null) {
            throw new IllegalStateException("a function is opened before it is used");
        }
        CostSample sample = CostSample.read(parts.reader(), record);
        long index = Math.floorDiv(sample.at().toEpochMilli(), SUB_WINDOW_MILLIS);
        TDigest current = TDigest.createMergingDigest(COMPRESSION);
        List<TDigest> window = new ArrayList<>();
        Iterator<Map.Entry<Long, byte[]>> kept = parts.digests().iterator();
        while (kept.hasNext()) {
            Map.Entry<Long, byte[]> entry = kept.next();
            if (entry.getKey() <= index - SUB_WINDOWS) {
                kept.remove();
            } else if (entry.getKey() == index) {
                current = read(entry.getValue());
            } else {
                window.add(read(entry.getValue()));
            }
        }
        current.add(sample.cost());
        parts.digests().put(index, write(current));
        window.add(current);
        TDigest merged = TDigest.createMergingDigest(COMPRESSION);
        merged.add(window);
        out.collect(merged.quantile(0.9));
    }

    private static TDigest read(byte[] bytes) {
        return MergingDigest.fromBytes(ByteBuffer.wrap(bytes));
    }

    private static byte[] write(TDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(digest.smallByteSize());
        digest.asSmallBytes(bytes);
        return bytes.array();
    }
}

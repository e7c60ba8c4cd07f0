package io.plumbline.job.ingest;

import io.plumbline.job.registry.RegistryErrors;
import io.plumbline.job.registry.SchemaRegistry;
import io.plumbline.job.registry.SchemaRegistryFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decodes raw records one at a time. What was refused with a reason goes to {@link #REJECTED} and is counted; any other
 * failure stops the task.
 *
 * @param <D> what a usable record says
 * @param <T> what is passed on of it
 */
public abstract class RecordDecoder<D, T> extends ProcessFunction<RawRecord, T> {

    /** Records that could not be used. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected") {
        private static final long serialVersionUID = 1L;
    };

    /** Counter of texts of statements that were too long to be used whole. */
    static final String TEXTS_CUT = "texts_cut";

    private static final long serialVersionUID = 1L;

    private final String recordsMetric;
    private transient @Nullable Counter records;
    private transient @Nullable Counter ignored;
    private transient @Nullable Map<RejectionReason, Counter> rejections;

    RecordDecoder(String recordsMetric) {
        this.recordsMetric = recordsMetric;
    }

    /** The usable form; empty for a record that is nobody's business. */
    abstract Optional<D> decode(RawRecord source) throws RejectedException, InterruptedException;

    /** Passes it on. */
    abstract void emit(D decoded, Context context, Collector<T> out);

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        records = metrics.counter(recordsMetric);
        ignored = metrics.counter("ignored");
        rejections = new EnumMap<>(RejectionReason.class);
        for (RejectionReason reason : RejectionReason.values()) {
            rejections.put(reason, metrics.addGroup("reason", reason.name()).counter("rejections"));
        }
    }

    @Override
    public void processElement(RawRecord source, Context context, Collector<T> out) throws InterruptedException {
        opened(records).inc();
        try {
            Optional<D> decoded = decode(source);
            decoded.ifPresentOrElse(
                    each -> emit(each, context, out), () -> opened(ignored).inc());
        } catch (RejectedException e) {
            opened(opened(rejections).get(e.reason())).inc();
            context.output(REJECTED, new RejectedRecord(source, e.reason(), e.detail(), WireFormat.schemaIdOf(source)));
        }
    }

    final SchemaRegistry open(SchemaRegistryFactory registry) {
        return registry.open(RegistryErrors.in(getRuntimeContext().getMetricGroup()));
    }

    static <V> V opened(@Nullable V value) {
        if (value == null) {
            throw new IllegalStateException("a decoder is opened before it is used");
        }
        return value;
    }
}

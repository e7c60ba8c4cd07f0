package io.plumbline.job.ingest;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.registry.SchemaRegistryFactory;
import io.plumbline.model.statement.Sample;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Observations from their topic: decoded, checked number by number and time by time, keyed by statement. */
public final class ObservationDecoder extends RecordDecoder<DecodedRecord, DecodedRecord> {

    private static final long serialVersionUID = 1L;

    private final SchemaRegistryFactory registry;
    private final DecodeLimits limits;
    private transient @Nullable AvroDecoder<StatementObservation> decoder;
    private transient @Nullable ObservationReader reader;
    private transient @Nullable Counter textsCut;

    public ObservationDecoder(SchemaRegistryFactory registry, DecodeLimits limits) {
        super("observations");
        this.registry = registry;
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        decoder = new AvroDecoder<>(StatementObservation.class, open(registry), limits.recordBytes());
        reader = new ObservationReader(limits.planNodes());
        textsCut = getRuntimeContext().getMetricGroup().counter(TEXTS_CUT);
    }

    @Override
    Optional<DecodedRecord> decode(RawRecord source) throws RejectedException, InterruptedException {
        byte[] avro = opened(decoder).inCurrentSchema(source);
        Sample sample = opened(reader).read(avro);
        String key = sample.key().encode();
        RecordKeys.requireKey(source, key);
        Checks.requireNotAhead("observed_at", sample.observedAt(), source, limits.ahead());
        if (opened(reader).textIsCut()) {
            opened(textsCut).inc();
        }
        return Optional.of(new DecodedRecord(key, avro));
    }

    @Override
    void emit(DecodedRecord decoded, Context context, Collector<DecodedRecord> out) {
        out.collect(decoded);
    }
}

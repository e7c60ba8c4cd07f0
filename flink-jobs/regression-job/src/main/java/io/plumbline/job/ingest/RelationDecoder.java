package io.plumbline.job.ingest;

import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.job.registry.SchemaRegistryFactory;
import io.plumbline.model.indexes.RelationSighting;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Relation snapshots from their topic, keyed by where the relation is planned; tombstones are ignored. */
public final class RelationDecoder extends RecordDecoder<DecodedRecord, DecodedRecord> {

    private static final long serialVersionUID = 1L;

    private final SchemaRegistryFactory registry;
    private final DecodeLimits limits;
    private transient @Nullable AvroDecoder<RelationSnapshot> decoder;

    public RelationDecoder(SchemaRegistryFactory registry, DecodeLimits limits) {
        super("relations");
        this.registry = registry;
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        decoder = new AvroDecoder<>(RelationSnapshot.class, open(registry), limits.recordBytes());
    }

    @Override
    Optional<DecodedRecord> decode(RawRecord source) throws RejectedException, InterruptedException {
        if (source.value() == null) {
            return Optional.empty();
        }
        RelationSnapshot snapshot = opened(decoder).decode(source);
        RelationSighting sighting = RelationMapper.toSighting(snapshot);
        RecordKeys.requireKey(source, RelationMapper.keyOf(snapshot).encode());
        Checks.requireNotAhead("observed_at", sighting.observedAt(), source, limits.ahead());
        return Optional.of(new DecodedRecord(sighting.key().encode(), AvroBytes.write(snapshot)));
    }

    @Override
    void emit(DecodedRecord decoded, Context context, Collector<DecodedRecord> out) {
        out.collect(decoded);
    }
}

package io.plumbline.pollers.records;

import io.plumbline.pollers.metrics.PollerMetrics;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that remembers when its poll began, so that its way to the topic can be measured. It has no timestamp: Kafka's is
 * when the worker sent it, by one clock for all servers that the worker polls.
 */
public final class PolledRecord extends SourceRecord {

    private final PollerMetrics metrics;
    private final long polledAtNanos;

    private PolledRecord(Origin origin, Target target, @Nullable Struct value) {
        super(
                origin.partition(),
                Map.of("observed_at", target.observedAtMillis()),
                target.topic(),
                null,
                Schema.STRING_SCHEMA,
                target.key(),
                value == null ? null : value.schema(),
                value);
        this.metrics = origin.metrics();
        this.polledAtNanos = origin.polledAtNanos();
    }

    /** The poll a record comes from. */
    public record Origin(Map<String, String> partition, PollerMetrics metrics, long polledAtNanos) {}

    /**
     * Where a record goes.
     *
     * @param observedAtMillis by the clock of the server that was polled
     */
    public record Target(String topic, String key, long observedAtMillis) {}

    public static PolledRecord of(Origin origin, Target target, Struct value) {
        return new PolledRecord(origin, target, value);
    }

    /** A key without a value. */
    public static PolledRecord tombstone(Origin origin, Target target) {
        return new PolledRecord(origin, target, null);
    }

    /** The broker has it. */
    public void acknowledged(long nanoTime) {
        metrics.acknowledged(nanoTime - polledAtNanos);
    }

    /** It will never be written; returns whether that is the first such record of its instance. */
    public boolean dropped() {
        return metrics.dropped();
    }
}

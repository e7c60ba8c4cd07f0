package io.plumbline.job.ingest;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it was read: nothing decoded, nothing lost.
 *
 * @param timestampMillis the record's timestamp, milliseconds since the epoch
 * @param value null for a tombstone
 * @param headers the last one of each name
 */
// arrays, because these are the bytes that go to the rejections as they are; nobody compares records
@SuppressWarnings("ArrayRecordComponent")
public record RawRecord(
        String topic,
        int partition,
        long offset,
        long timestampMillis,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, byte[]> headers)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Where it came from, {@code topic-partition-offset}: the key of its rejection. */
    public String position() {
        return topic + "-" + partition + "-" + offset;
    }
}

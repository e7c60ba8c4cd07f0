package io.plumbline.job.emit;

import io.plumbline.avro.v1.Rejection;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.ingest.RejectedRecord;
import io.plumbline.model.statement.DeterministicId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;

/** A rejection in Avro with the record's own bytes, keyed by where it came from. */
public final class RejectionWriter implements MapFunction<RejectedRecord, Outbound> {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_KEY_BYTES = 4_096;
    private static final int MOST_HEADER_BYTES = 16_384;

    private final int maxValueBytes;

    /** Values longer than {@code maxValueBytes} are cut, so that the rejection itself fits into a record. */
    public RejectionWriter(int maxValueBytes) {
        this.maxValueBytes = maxValueBytes;
    }

    @Override
    public Outbound map(RejectedRecord rejected) {
        RawRecord source = rejected.source();
        byte[] key = source.key();
        byte[] value = source.value();
        Map<String, ByteBuffer> headers = headers(source);
        Rejection record = Rejection.newBuilder()
                .setRejectionId(DeterministicId.of(
                        source.topic(), Integer.toString(source.partition()), Long.toString(source.offset())))
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset())
                .setSourceTimestamp(
                        source.timestampMillis() < 0 ? null : Instant.ofEpochMilli(source.timestampMillis()))
                .setReason(rejected.reason().name())
                .setDetail(rejected.detail())
                .setSchemaId(rejected.schemaId())
                .setRecordKey(cut(key, LONGEST_KEY_BYTES))
                .setRecordValue(cut(value, maxValueBytes))
                .setValueTruncated(value != null && value.length > maxValueBytes)
                .setKeyTruncated(key != null && key.length > LONGEST_KEY_BYTES)
                .setRecordHeaders(headers.isEmpty() ? null : headers)
                .setHeadersTruncated(headers.size() < source.headers().size())
                .build();
        return new Outbound(source.position(), AvroBytes.write(record));
    }

    private static @Nullable ByteBuffer cut(byte @Nullable [] bytes, int limit) {
        return bytes == null ? null : ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, limit)));
    }

    /** As many as have room, in the order of their names: a rejection of one record is always the same. */
    private static Map<String, ByteBuffer> headers(RawRecord source) {
        Map<String, ByteBuffer> kept = new TreeMap<>();
        int room = MOST_HEADER_BYTES;
        for (Map.Entry<String, byte[]> header : new TreeMap<>(source.headers()).entrySet()) {
            room -= header.getKey().getBytes(StandardCharsets.UTF_8).length + header.getValue().length;
            if (room >= 0) {
                kept.put(header.getKey(), ByteBuffer.wrap(header.getValue()));
            }
        }
        return kept;
    }
}

package io.plumbline.job.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.plumbline.avro.v1.Rejection;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.ingest.RejectedRecord;
import io.plumbline.job.ingest.RejectionReason;
import io.plumbline.job.testing.Raw;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RejectionWriterTest {

    @Test
    void theBytesAreKeptAndSaidWhereTheyCameFrom() {
        Rejection rejection = write(new byte[] {1, 2, 3});

        assertThat(rejection.getSourceTopic()).isEqualTo("plumbline.observations");
        assertThat(rejection.getSourceOffset()).isEqualTo(42);
        assertThat(rejection.getSourceTimestamp()).hasToString("1970-01-01T00:00:01Z");
        assertThat(rejection.getReason()).isEqualTo("MALFORMED_AVRO");
        assertThat(rejection.getSchemaId()).isEqualTo(5);
        assertThat(rejection.getRecordValue()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThat(rejection.getRecordKey()).isNull();
        assertThat(rejection.getValueTruncated()).isFalse();
    }

    @Test
    void aLongValueIsCutAndMarked() {
        Rejection rejection = write(new byte[] {1, 2, 3, 4, 5});

        assertThat(rejection.getRecordValue().remaining()).isEqualTo(4);
        assertThat(rejection.getValueTruncated()).isTrue();
    }

    @Test
    void headersAreKeptBecauseTheyMayNameTheSchemaAndALongKeyIsMarked() {
        byte[] guid = {9, 9};
        Rejection kept = write(withHeaders(new byte[4_096], Map.of("__value_schema_id", guid)));
        assertThat(kept.getRecordHeaders()).containsExactly(entry("__value_schema_id", ByteBuffer.wrap(guid)));
        assertThat(kept.getHeadersTruncated()).isFalse();
        assertThat(kept.getKeyTruncated()).isFalse();

        Rejection cut = write(withHeaders(new byte[4_097], Map.of("a", new byte[1], "b", new byte[16_384])));
        assertThat(cut.getRecordHeaders()).containsOnlyKeys("a");
        assertThat(cut.getHeadersTruncated()).isTrue();
        assertThat(cut.getKeyTruncated()).isTrue();
        assertThat(cut.getRecordKey().remaining()).isEqualTo(4_096);
    }

    @Test
    void aTombstoneHasNoValue() {
        assertThat(write((byte[]) null).getRecordValue()).isNull();
    }

    private static Rejection write(byte @Nullable [] value) {
        return write(Raw.record("plumbline.observations", 1_000, null, value));
    }

    private static RawRecord withHeaders(byte[] key, Map<String, byte[]> headers) {
        return new RawRecord("plumbline.observations", 0, 42, 1_000, key, new byte[] {1}, headers);
    }

    private static Rejection write(RawRecord source) {
        RejectedRecord rejected = new RejectedRecord(source, RejectionReason.MALFORMED_AVRO, "why", 5);
        Outbound written = new RejectionWriter(4).map(rejected);
        assertThat(written.key()).isEqualTo("plumbline.observations-0-42");
        return AvroBytes.read(Rejection.class, Objects.requireNonNull(written.avro()));
    }
}

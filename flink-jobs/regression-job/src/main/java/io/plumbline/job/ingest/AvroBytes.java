package io.plumbline.job.ingest;

import io.plumbline.records.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro binary by this version's own schemas, for what stays inside the job and for what leaves it. */
public final class AvroBytes {

    static {
        TrustedRecords.trust();
    }

    private AvroBytes() {}

    /** Writes a generated record without a header. */
    public static <T extends SpecificRecord> byte[] write(T record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<T>(record.getSchema(), SpecificData.getForClass(record.getClass()))
                    .write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array refused bytes", e);
        }
    }

    /** Reads what {@link #write} wrote; for more than one use an {@link AvroReader}. */
    public static <T extends SpecificRecord> T read(Class<T> type, byte[] avro) {
        return new AvroReader<>(type).read(avro);
    }
}

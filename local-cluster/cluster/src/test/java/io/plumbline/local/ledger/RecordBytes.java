package io.plumbline.local.ledger;

import io.plumbline.records.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Records as bytes, to be sent by a test. */
public final class RecordBytes {

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;

    static {
        TrustedRecords.trust();
    }

    private RecordBytes() {}

    /** The Avro binary form. */
    public static byte[] avro(SpecificRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new SpecificDatumWriter<>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + record.getSchema().getFullName(), e);
        }
        return out.toByteArray();
    }

    /** Confluent's wire format around bytes of any kind. */
    public static byte[] framed(int schemaId, byte[] body) {
        return ByteBuffer.allocate(HEADER_BYTES + body.length)
                .put(MAGIC)
                .putInt(schemaId)
                .put(body)
                .array();
    }
}

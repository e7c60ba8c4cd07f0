package io.plumbline.local.records;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.registry.Subjects;
import io.plumbline.records.TrustedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Confluent's wire format: a zero byte, the schema's id in four bytes, the Avro binary form. */
public final class WireFormat<T extends SpecificRecord> {
    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;

    static {
        TrustedRecords.trust();
    }

    private final Subjects subjects;
    private final Schema readerSchema;
    private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();

    public WireFormat(Subjects subjects, Schema readerSchema) {
        this.subjects = subjects;
        this.readerSchema = readerSchema;
    }

    /** The record; its writer's schema is asked from the registry once per id. */
    public T read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER_BYTES || buffer.get() != MAGIC) {
            throw new InfrastructureException(
                    "not in Confluent's wire format: " + bytes.length + " bytes, the first must be 0");
        }
        SpecificDatumReader<T> reader = readers.computeIfAbsent(
                buffer.getInt(), id -> new SpecificDatumReader<>(subjects.byId(id), readerSchema));
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
        try {
            @SuppressWarnings("NullAway") // Avro creates the record when it is given none to fill
            T read = reader.read(null, decoder);
            return read;
        } catch (IOException e) {
            throw new InfrastructureException("damaged record of " + readerSchema.getFullName(), e);
        }
    }
}

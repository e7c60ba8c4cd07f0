package io.plumbline.job.ingest;

import io.plumbline.records.TrustedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link AvroBytes#write} wrote, record after record: resolving a schema costs several times as much as reading
 * a record by it. Not thread-safe.
 */
public final class AvroReader<T extends SpecificRecord> {

    private final Class<T> type;
    private final SpecificDatumReader<T> reader;
    private @Nullable BinaryDecoder decoder;

    public AvroReader(Class<T> type) {
        TrustedRecords.trust();
        this.type = type;
        this.reader = new SpecificDatumReader<>(
                SpecificData.get().getSchema(type), SpecificData.get().getSchema(type), SpecificData.getForClass(type));
    }

    /** Reads one record. */
    public T read(byte[] avro) {
        try {
            decoder = DecoderFactory.get().binaryDecoder(avro, decoder);
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException("the job's own bytes are not a " + type.getSimpleName(), e);
        }
    }
}

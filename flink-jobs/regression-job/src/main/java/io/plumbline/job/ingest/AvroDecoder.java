package io.plumbline.job.ingest;

import io.plumbline.job.registry.SchemaRegistry;
import io.plumbline.job.registry.UnknownSchemaException;
import io.plumbline.records.TrustedRecords;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes values in wire format: writer's schema from the registry, read as this version's generated class. One reader
 * is kept for each schema id.
 *
 * @param <T> generated class
 */
final class AvroDecoder<T extends SpecificRecord> {

    private final Class<T> type;
    private final Schema readerSchema;
    private final SchemaRegistry registry;
    private final int maxRecordBytes;
    private final Map<Integer, Writer<T>> writers = new HashMap<>();

    AvroDecoder(Class<T> type, SchemaRegistry registry, int maxRecordBytes) {
        TrustedRecords.trust();
        this.type = type;
        this.readerSchema = SpecificData.get().getSchema(type);
        this.registry = registry;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Who writes by one schema.
     *
     * @param current whether that is this version's schema, but for what does not show in its binary form
     */
    private record Writer<T>(SpecificDatumReader<T> reader, boolean current) {}

    T decode(RawRecord source) throws RejectedException, InterruptedException {
        byte[] value = requireValue(source);
        return read(value, writerFor(WireFormat.requireSchemaId(source)).reader());
    }

    /** The value in Avro binary by this version's schema, without a header; looked into only where another one wrote it. */
    byte[] inCurrentSchema(RawRecord source) throws RejectedException, InterruptedException {
        byte[] value = requireValue(source);
        Writer<T> writer = writerFor(WireFormat.requireSchemaId(source));
        return writer.current()
                ? Arrays.copyOfRange(value, WireFormat.HEADER_BYTES, value.length)
                : AvroBytes.write(read(value, writer.reader()));
    }

    private byte[] requireValue(RawRecord source) throws RejectedException {
        byte[] value = source.value();
        if (value == null) {
            throw new RejectedException(
                    RejectionReason.MISSING_VALUE, "a record of this topic needs a value, had none");
        }
        if (value.length > maxRecordBytes) {
            throw new RejectedException(
                    RejectionReason.OVERSIZE_RECORD,
                    "value must have at most " + maxRecordBytes + " bytes, had " + value.length);
        }
        return value;
    }

    private Writer<T> writerFor(int schemaId) throws RejectedException, InterruptedException {
        Writer<T> known = writers.get(schemaId);
        if (known != null) {
            return known;
        }
        Writer<T> writer = newWriter(schemaId);
        writers.put(schemaId, writer);
        return writer;
    }

    private Writer<T> newWriter(int schemaId) throws RejectedException, InterruptedException {
        try {
            Schema writerSchema = new Schema.Parser().parse(registry.schemaText(schemaId));
            return new Writer<>(
                    new SpecificDatumReader<>(writerSchema, readerSchema, SpecificData.getForClass(type)),
                    SchemaNormalization.toParsingForm(writerSchema)
                            .equals(SchemaNormalization.toParsingForm(readerSchema)));
        } catch (UnknownSchemaException e) {
            throw new RejectedException(
                    RejectionReason.UNKNOWN_SCHEMA_ID, "the registry knows no schema with id " + schemaId, e);
        } catch (SchemaParseException e) {
            throw new RejectedException(RejectionReason.UNRESOLVABLE_SCHEMA, "schema " + schemaId + " is not Avro", e);
        }
    }

    private T read(byte[] value, SpecificDatumReader<T> reader) throws RejectedException {
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, null);
        try {
            T record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new RejectedException(
                        RejectionReason.MALFORMED_AVRO, "value goes on after the end of its " + type.getSimpleName());
            }
            return record;
        } catch (org.apache.avro.AvroTypeException e) {
            throw new RejectedException(
                    RejectionReason.UNRESOLVABLE_SCHEMA,
                    "the writer's schema cannot be read as " + type.getSimpleName(),
                    e);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | UnsupportedOperationException e) {
            throw new RejectedException(
                    RejectionReason.MALFORMED_AVRO,
                    "value is not a " + type.getSimpleName() + " as its schema says",
                    e);
        }
    }
}

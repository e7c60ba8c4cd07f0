package io.plumbline.job.ingest;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The Confluent wire format: 0x0, the schema's id in four bytes, big endian, then Avro binary. */
public final class WireFormat {

    /** Bytes before the Avro binary. */
    public static final int HEADER_BYTES = 5;

    private static final byte ID_MAGIC = 0x0;
    private static final byte GUID_MAGIC = 0x1;
    private static final String GUID_HEADER = "__value_schema_id";

    private WireFormat() {}

    /** The schema id in a record's value; null where there is none. */
    static @Nullable Integer schemaIdOf(RawRecord source) {
        byte[] value = source.value();
        return value == null || value.length < HEADER_BYTES || value[0] != ID_MAGIC
                ? null
                : (Integer) ByteBuffer.wrap(value).getInt(1);
    }

    /** Checks the header and returns the schema id. */
    static int requireSchemaId(RawRecord source) throws RejectedException {
        Integer id = schemaIdOf(source);
        if (id != null) {
            return id;
        }
        throw new RejectedException(RejectionReason.UNSUPPORTED_WIRE_FORMAT, describe(source));
    }

    /** A value in wire format. */
    public static byte[] frame(int schemaId, byte[] avro) {
        return ByteBuffer.allocate(HEADER_BYTES + avro.length)
                .put(ID_MAGIC)
                .putInt(schemaId)
                .put(avro)
                .array();
    }

    private static String describe(RawRecord source) {
        byte[] value = source.value();
        boolean hasGuid = source.headers().containsKey(GUID_HEADER);
        if (hasGuid || (value != null && value.length > 0 && value[0] == GUID_MAGIC)) {
            return "value is in the wire format with a schema GUID (0x1, or header " + GUID_HEADER
                    + "); only 0x0 with a 4-byte schema id is read: set the producer's schema id serializer to the prefix"
                    + " with ids";
        }
        if (value == null || value.length < HEADER_BYTES) {
            return "value must have at least " + HEADER_BYTES + " bytes, had " + (value == null ? 0 : value.length);
        }
        return "value must start with 0x0 and a 4-byte schema id, started with 0x%x".formatted(value[0]);
    }
}

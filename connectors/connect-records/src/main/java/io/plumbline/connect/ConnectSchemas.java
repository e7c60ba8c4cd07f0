package io.plumbline.connect;

import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Connect schemas from Avro schemas, so that the .avsc files stay the only definition of the wire.
 *
 * <p>Knows what the wire contract uses: records, strings, numbers, booleans, arrays, maps, {@code timestamp-millis} and
 * {@code [null, T]}; anything else is refused.
 */
public final class ConnectSchemas {

    private ConnectSchemas() {}

    /**
     * The Connect schema an Avro converter turns back into {@code avro}.
     *
     * @throws IllegalArgumentException naming the schema when Connect or the contract cannot say it
     */
    public static Schema of(org.apache.avro.Schema avro) {
        return build(avro, false, avro.getDoc());
    }

    private static Schema build(org.apache.avro.Schema avro, boolean optional, String doc) {
        if (avro.getType() == org.apache.avro.Schema.Type.UNION) {
            return build(valueOf(avro), true, doc);
        }
        SchemaBuilder builder = builderOf(avro).doc(doc);
        return optional ? builder.optional().defaultValue(null).build() : builder.build();
    }

    /** The T of {@code [null, T]}. */
    static org.apache.avro.Schema valueOf(org.apache.avro.Schema union) {
        List<org.apache.avro.Schema> types = union.getTypes();
        if (types.size() != 2 || types.get(0).getType() != org.apache.avro.Schema.Type.NULL) {
            throw new IllegalArgumentException("a union must be [null, T], was " + union);
        }
        return types.get(1);
    }

    private static SchemaBuilder builderOf(org.apache.avro.Schema avro) {
        return switch (avro.getType()) {
            case STRING -> SchemaBuilder.string();
            case BOOLEAN -> SchemaBuilder.bool();
            case INT -> SchemaBuilder.int32();
            case LONG -> isTimestamp(avro) ? Timestamp.builder() : SchemaBuilder.int64();
            case DOUBLE -> SchemaBuilder.float64();
            case ARRAY -> SchemaBuilder.array(of(avro.getElementType()));
            case MAP -> SchemaBuilder.map(Schema.STRING_SCHEMA, of(avro.getValueType()));
            case RECORD -> struct(avro);
            default -> throw new IllegalArgumentException("a Connect schema cannot say " + avro);
        };
    }

    static boolean isTimestamp(org.apache.avro.Schema avro) {
        return avro.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private static SchemaBuilder struct(org.apache.avro.Schema avro) {
        SchemaBuilder builder = SchemaBuilder.struct().name(avro.getFullName());
        for (org.apache.avro.Schema.Field field : avro.getFields()) {
            builder.field(field.name(), build(field.schema(), false, field.doc()));
        }
        return builder;
    }
}

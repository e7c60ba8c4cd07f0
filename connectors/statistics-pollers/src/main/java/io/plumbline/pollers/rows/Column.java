package io.plumbline.pollers.rows;

import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * One field of a row and where it comes from.
 *
 * @param path fields from the record down to the value
 * @param schema what the row says of it; always optional, and without the names and defaults of its origin
 */
record Column(String name, List<Field> path, Schema schema) {

    /** Debezium's name for a string that holds JSON. */
    private static final Schema JSON =
            SchemaBuilder.string().name("io.debezium.data.Json").optional().build();

    /** Debezium's name for a string that holds a moment with its offset: no session's time zone can shift it. */
    private static final Schema MOMENT = SchemaBuilder.string()
            .name("io.debezium.time.ZonedTimestamp")
            .optional()
            .build();

    Column {
        path = List.copyOf(path);
    }

    static Column of(String name, List<Field> path) {
        return new Column(name, path, rowSchema(path.get(path.size() - 1)));
    }

    @Nullable
    Object value(Struct row) {
        Object value = row;
        for (Field field : path) {
            if (value == null) {
                return null;
            }
            value = ((Struct) value).get(field);
        }
        return value == null ? null : storable(value);
    }

    private Object storable(Object value) {
        if (schema.equals(JSON)) {
            return JsonText.of(value);
        }
        if (value instanceof Date moment) {
            return moment.toInstant().toString();
        }
        return value instanceof String text ? StorableText.require(text) : value;
    }

    private static Schema rowSchema(Field field) {
        Schema origin = field.schema();
        if (Timestamp.LOGICAL_NAME.equals(origin.name())) {
            return MOMENT;
        }
        return switch (origin.type()) {
            case STRUCT, ARRAY, MAP -> JSON;
            case STRING -> Schema.OPTIONAL_STRING_SCHEMA;
            case BOOLEAN -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
            case INT32 -> Schema.OPTIONAL_INT32_SCHEMA;
            case INT64 -> Schema.OPTIONAL_INT64_SCHEMA;
            case FLOAT64 -> Schema.OPTIONAL_FLOAT64_SCHEMA;
            default ->
                throw new DataException("no column for the field " + field.name() + " of type " + origin.type()
                        + "; allowed are what the wire contract uses");
        };
    }
}

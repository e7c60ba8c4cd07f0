package io.plumbline.connect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Generated Avro records as structs of the schema {@link ConnectSchemas} makes of theirs. */
public final class ConnectStructs {

    private ConnectStructs() {}

    /** Copies {@code record} field by field; {@code schema} is that of the record's class. */
    public static Struct of(Schema schema, SpecificRecord record) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            struct.put(field, value(field.schema(), record.get(field.index())));
        }
        return struct;
    }

    private static @Nullable Object value(Schema schema, @Nullable Object avro) {
        if (avro == null) {
            return null;
        }
        if (avro instanceof SpecificRecord record) {
            return of(schema, record);
        }
        if (avro instanceof Instant instant) {
            return Date.from(instant);
        }
        if (avro instanceof List<?> elements) {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(value(schema.valueSchema(), element)));
            return values;
        }
        if (avro instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            entries.forEach((key, element) -> values.put(key.toString(), value(schema.valueSchema(), element)));
            return values;
        }
        return avro;
    }
}

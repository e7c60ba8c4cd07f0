package io.plumbline.local.flinksql;

import io.plumbline.local.records.FilledRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A value of an Avro record as Flink's SQL client prints it. */
final class PrintedValue {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private PrintedValue() {}

    /** As a column of its own. */
    static String column(Schema schema, @Nullable Object value) {
        return value == null ? "<NULL>" : within(schema, value);
    }

    private static String within(Schema schema, @Nullable Object value) {
        Schema type = FilledRecord.valueOf(schema);
        if (value == null) {
            return "NULL";
        }
        return switch (type.getType()) {
            case RECORD ->
                type.getFields().stream()
                        .map(field -> within(field.schema(), ((GenericRecord) value).get(field.pos())))
                        .collect(Collectors.joining(", ", "(", ")"));
            case ARRAY ->
                ((List<?>) value)
                        .stream()
                                .map(element -> within(type.getElementType(), element))
                                .collect(Collectors.joining(", ", "[", "]"));
            case MAP ->
                ((Map<?, ?>) value)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + within(type.getValueType(), entry.getValue()))
                                .collect(Collectors.joining(", ", "{", "}"));
            case BOOLEAN -> value.toString().toUpperCase(Locale.ROOT);
            case BYTES -> hexadecimal((ByteBuffer) value);
            case LONG ->
                type.getLogicalType() == null ? value.toString() : MOMENT.format(Instant.ofEpochMilli((Long) value));
            default -> value.toString();
        };
    }

    private static String hexadecimal(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return "x'" + HexFormat.of().formatHex(copy) + "'";
    }
}

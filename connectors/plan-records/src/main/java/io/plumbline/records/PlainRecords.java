package io.plumbline.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of the wire out of what a JSON parser makes of their plain form: maps, lists, texts, numbers, truths and null,
 * without Avro's tags around optional values, and moments in ISO-8601. The opposite of what the tables of the control
 * database hold.
 *
 * <p>Law: a record, written plainly and read again, is the same. Strict: a field that the schema does not have, one that is
 * missing without a default, and one of another type are refused with their place; no value is quoted.
 */
public final class PlainRecords {

    private PlainRecords() {}

    /** The record of a generated class; throws {@link PlainRecordException} where the fields are not those of one. */
    public static <T extends SpecificRecord> T read(Class<T> type, Map<?, ?> fields) {
        TrustedRecords.trust();
        return type.cast(record(SpecificData.get().getSchema(type), fields, ""));
    }

    private static Object record(Schema schema, Map<?, ?> fields, String place) {
        Set<String> unknown = new TreeSet<>();
        fields.keySet().forEach(name -> unknown.add(String.valueOf(name)));
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            unknown.remove(field.name());
            record.put(field.pos(), field(field, fields, place.isEmpty() ? field.name() : place + "." + field.name()));
        }
        if (!unknown.isEmpty()) {
            throw new PlainRecordException("%s has no field %s; it has %s"
                    .formatted(
                            place.isEmpty() ? schema.getName() : place,
                            String.join(", ", unknown),
                            schema.getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "))));
        }
        return record;
    }

    private static @Nullable Object field(Schema.Field field, Map<?, ?> fields, String place) {
        if (fields.containsKey(field.name())) {
            return value(field.schema(), fields.get(field.name()), place);
        }
        if (field.hasDefaultValue()) {
            return SpecificData.get().getDefaultValue(field);
        }
        throw new PlainRecordException(place + " is missing");
    }

    private static @Nullable Object value(Schema schema, @Nullable Object plain, String place) {
        return switch (schema.getType()) {
            case UNION -> optional(schema, plain, place);
            case RECORD -> record(schema, require(Map.class, plain, place, "an object"), place);
            case ARRAY -> list(schema, require(List.class, plain, place, "a list"), place);
            case MAP -> map(schema, require(Map.class, plain, place, "an object"), place);
            case STRING -> require(String.class, plain, place, "a text");
            case BOOLEAN -> require(Boolean.class, plain, place, "true or false");
            case DOUBLE -> require(Number.class, plain, place, "a number").doubleValue();
            case INT -> (int) whole(plain, place, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG ->
                schema.getLogicalType() == null
                        ? (Object) whole(plain, place, Long.MIN_VALUE, Long.MAX_VALUE)
                        : moment(require(String.class, plain, place, "a time such as 2026-01-01T00:00:00Z"), place);
            default ->
                throw new IllegalArgumentException(schema.getType() + " is in no record that is written plainly");
        };
    }

    private static @Nullable Object optional(Schema union, @Nullable Object plain, String place) {
        if (plain == null) {
            return null;
        }
        for (Schema branch : union.getTypes()) {
            if (branch.getType() != Schema.Type.NULL) {
                return value(branch, plain, place);
            }
        }
        throw new IllegalArgumentException("a union of null and nothing at " + place);
    }

    private static List<Object> list(Schema schema, List<?> plain, String place) {
        List<Object> values = new ArrayList<>(plain.size());
        for (Object each : plain) {
            values.add(value(schema.getElementType(), each, place + "[" + values.size() + "]"));
        }
        return values;
    }

    private static Map<String, Object> map(Schema schema, Map<?, ?> plain, String place) {
        Map<String, Object> values = new LinkedHashMap<>();
        plain.forEach((name, each) ->
                values.put(String.valueOf(name), value(schema.getValueType(), each, place + "." + name)));
        return values;
    }

    private static long whole(@Nullable Object plain, String place, long least, long most) {
        Object given = plain instanceof Integer number ? number.longValue() : plain;
        if (given instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw new PlainRecordException("%s must be a whole number from %d to %d".formatted(place, least, most));
    }

    private static Instant moment(String text, String place) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new PlainRecordException(place + " must be a time such as 2026-01-01T00:00:00Z", e);
        }
    }

    private static <T> T require(Class<T> type, @Nullable Object plain, String place, String allowed) {
        if (!type.isInstance(plain)) {
            throw new PlainRecordException(place + " must be " + allowed + ", was " + named(plain));
        }
        return type.cast(plain);
    }

    private static String named(@Nullable Object plain) {
        if (plain == null) {
            return "null";
        }
        if (plain instanceof Map) {
            return "an object";
        }
        return plain instanceof List ? "a list" : plain instanceof String ? "a text" : "a number or a truth";
    }
}

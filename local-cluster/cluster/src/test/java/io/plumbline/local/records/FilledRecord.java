package io.plumbline.local.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of any schema with every field filled, or only those that must be, and what its columns hold then. Made from
 * the schema, so that a field that is added is tested too.
 */
public final class FilledRecord {

    /** In the hour that clocks in Europe go through twice: a shift by a session's zone would show. */
    private static final Instant MOMENT = Instant.parse("2026-10-25T00:30:00.123Z");

    private static final Set<Schema.Type> WITHIN = Set.of(Schema.Type.RECORD, Schema.Type.ARRAY, Schema.Type.MAP);

    private FilledRecord() {}

    public static GenericRecord whole(Schema schema, int seed) {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields()
                .forEach(field -> record.put(field.name(), value(field.name(), valueOf(field.schema()), seed)));
        return record;
    }

    public static GenericRecord sparse(Schema schema, int seed) {
        GenericRecord record = whole(schema, seed);
        for (Schema.Field field : schema.getFields()) {
            if (field.schema().isUnion()) {
                record.put(field.name(), null);
            }
        }
        return record;
    }

    /** The schema without the null of an optional field. */
    public static Schema valueOf(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }

    /** What a column holds for a field, in the form that {@link #read} gives what the database holds. */
    public static @Nullable Object column(Schema schema, @Nullable Object value) {
        Schema type = valueOf(schema);
        if (value == null) {
            return null;
        }
        if (WITHIN.contains(type.getType())) {
            return parsed(json(type, value).toString());
        }
        if (type.getLogicalType() != null) {
            return Instant.ofEpochMilli((Long) value);
        }
        return type.getType() == Schema.Type.ENUM ? value.toString() : value;
    }

    /** What the driver gave of a column of that field. */
    public static @Nullable Object read(Schema schema, @Nullable Object column) {
        if (column != null && WITHIN.contains(valueOf(schema).getType())) {
            return parsed(column.toString());
        }
        if (column instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return column instanceof UUID id ? id.toString() : column;
    }

    private static Object value(String name, Schema schema, int seed) {
        return switch (schema.getType()) {
            case STRING -> name.equals("decision_id") ? new UUID(7, seed).toString() : name + " ✓ \"" + seed + "\"";
            case BOOLEAN -> true;
            case INT -> seed;
            case LONG -> schema.getLogicalType() == null ? 5_000_000_000L + seed : MOMENT.toEpochMilli() + seed;
            case DOUBLE -> seed + 0.25;
            case BYTES -> ByteBuffer.wrap(new byte[] {(byte) seed, (byte) 0xfe});
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(1));
            case ARRAY -> new GenericData.Array<>(schema, List.of(value(name, schema.getElementType(), seed)));
            case MAP -> Map.of("key " + seed, value(name, schema.getValueType(), seed));
            case RECORD -> whole(schema, seed);
            default -> throw new IllegalArgumentException("no example of " + schema);
        };
    }

    private static JsonNode json(Schema schema, @Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Schema type = valueOf(schema);
        if (value == null) {
            return nodes.nullNode();
        }
        return switch (type.getType()) {
            case RECORD -> {
                ObjectNode node = nodes.objectNode();
                for (Schema.Field field : type.getFields()) {
                    node.set(field.name(), json(field.schema(), ((GenericRecord) value).get(field.pos())));
                }
                yield node;
            }
            case ARRAY -> {
                ArrayNode node = nodes.arrayNode();
                ((List<?>) value).forEach(element -> node.add(json(type.getElementType(), element)));
                yield node;
            }
            case MAP -> {
                ObjectNode node = nodes.objectNode();
                ((Map<?, ?>) value)
                        .forEach((key, element) -> node.set((String) key, json(type.getValueType(), element)));
                yield node;
            }
            case LONG ->
                type.getLogicalType() == null
                        ? nodes.numberNode((Long) value)
                        : nodes.textNode(Instant.ofEpochMilli((Long) value).toString());
            case INT -> nodes.numberNode((Integer) value);
            case DOUBLE -> nodes.numberNode((Double) value);
            case BOOLEAN -> nodes.booleanNode((Boolean) value);
            default -> nodes.textNode(value.toString());
        };
    }

    private static JsonNode parsed(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}

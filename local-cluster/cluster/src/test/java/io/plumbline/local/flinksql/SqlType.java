package io.plumbline.local.flinksql;

import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * An Avro schema as the type that Flink's Avro formats make of it, field by field; they take a table only where the two
 * are the same.
 */
final class SqlType {

    private static final String INDENT = "    ";

    private SqlType() {}

    /** The type with NOT NULL where the schema has no null, its fields on lines of their own. */
    static String of(Schema schema, String indent) {
        return schema.isUnion() ? bare(schema.getTypes().get(1), indent) : bare(schema, indent) + " NOT NULL";
    }

    private static String bare(Schema schema, String indent) {
        return switch (schema.getType()) {
            case STRING, ENUM -> "STRING";
            case BOOLEAN -> "BOOLEAN";
            case INT -> "INT";
            case LONG -> schema.getLogicalType() == null ? "BIGINT" : "TIMESTAMP(3)";
            case DOUBLE -> "DOUBLE";
            case BYTES -> "BYTES";
            case ARRAY -> "ARRAY<" + of(schema.getElementType(), indent) + ">";
            case MAP -> "MAP<STRING NOT NULL, " + of(schema.getValueType(), indent) + ">";
            case RECORD -> row(schema, indent);
            default -> throw new IllegalArgumentException("no type of Flink SQL for " + schema);
        };
    }

    private static String row(Schema schema, String indent) {
        String inner = indent + INDENT;
        return schema.getFields().stream()
                .map(field -> inner + quoted(field.name()) + " " + of(field.schema(), inner))
                .collect(Collectors.joining(",\n", "ROW<\n", "\n" + indent + ">"));
    }

    static String quoted(String name) {
        return "`" + name + "`";
    }
}

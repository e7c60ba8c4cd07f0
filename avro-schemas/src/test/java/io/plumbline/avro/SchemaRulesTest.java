package io.plumbline.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every record, field and enum on the wire. */
final class SchemaRulesTest {

    private static final String NAMESPACE = "io.plumbline.avro.v1";
    private static final Set<String> MAPPED_BY_FLINK = Set.of(
            "timestamp-millis",
            "timestamp-micros",
            "local-timestamp-millis",
            "local-timestamp-micros",
            "date",
            "decimal",
            "uuid");

    static List<Schema> named() {
        Map<String, Schema> found = new LinkedHashMap<>();
        SchemaHistoryTest.published().forEach(schema -> collect(schema, found));
        return List.copyOf(found.values());
    }

    @ParameterizedTest
    @MethodSource("named")
    void everyTypeAndFieldHasADocAndTheOneNamespace(Schema schema) {
        assertThat(schema.getNamespace()).isEqualTo(NAMESPACE);
        assertThat(schema.getDoc()).as("doc of %s", schema.getName()).isNotBlank();
        if (schema.getType() == Type.RECORD) {
            assertThat(schema.getFields())
                    .allSatisfy(field -> assertThat(field.doc())
                            .as("doc of %s.%s", schema.getName(), field.name())
                            .isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("named")
    void aUnionIsNullFirstWithDefaultNull(Schema schema) {
        for (Field field : fieldsOf(schema)) {
            if (field.schema().getType() == Type.UNION) {
                assertThat(field.schema().getTypes())
                        .as("%s.%s", schema.getName(), field.name())
                        .hasSize(2)
                        .first()
                        .isEqualTo(Schema.create(Type.NULL));
                assertThat(field.hasDefaultValue()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("named")
    void aLogicalTypeIsOneThatFlinkMapsAndNoElementIsAUnion(Schema schema) {
        for (Field field : fieldsOf(schema)) {
            assertThat(parts(field.schema()))
                    .as("%s.%s", schema.getName(), field.name())
                    .allSatisfy(part -> {
                        if (part.getLogicalType() != null) {
                            assertThat(MAPPED_BY_FLINK)
                                    .contains(part.getLogicalType().getName());
                        }
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("named")
    void anEnumDefaultsToUnknown(Schema schema) {
        if (schema.getType() == Type.ENUM) {
            assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void whatPassesThroughConnectHasNoEnum() {
        Map<String, Schema> found = new LinkedHashMap<>();
        collect(io.plumbline.avro.v1.StatementObservation.getClassSchema(), found);
        collect(io.plumbline.avro.v1.RelationSnapshot.getClassSchema(), found);
        collect(io.plumbline.avro.v1.PlanPinCommand.getClassSchema(), found);
        collect(io.plumbline.avro.v1.PlanPinResult.getClassSchema(), found);
        collect(io.plumbline.avro.v1.PlanPinAlert.getClassSchema(), found);
        assertThat(found.values())
                .allSatisfy(schema -> assertThat(schema.getType()).isEqualTo(Type.RECORD));
    }

    private static List<Field> fieldsOf(Schema schema) {
        return schema.getType() == Type.RECORD ? schema.getFields() : List.of();
    }

    /** A field's type, what its union may be, and what its arrays and maps hold. */
    private static List<Schema> parts(Schema type) {
        return switch (type.getType()) {
            case UNION ->
                type.getTypes().stream()
                        .flatMap(branch -> parts(branch).stream())
                        .toList();
            case ARRAY -> elements(type, type.getElementType());
            case MAP -> elements(type, type.getValueType());
            default -> List.of(type);
        };
    }

    private static List<Schema> elements(Schema type, Schema element) {
        assertThat(element.getType()).as("element of %s", type).isNotEqualTo(Type.UNION);
        return parts(element);
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case ENUM -> found.put(schema.getFullName(), schema);
            case RECORD -> {
                if (found.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            default -> {
                // a primitive has no name to check
            }
        }
    }
}

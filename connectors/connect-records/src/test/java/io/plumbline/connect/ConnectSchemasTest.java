package io.plumbline.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import io.plumbline.avro.v1.IndexDefinition;
import io.plumbline.avro.v1.PlanPinAlert;
import io.plumbline.avro.v1.PlanPinCommand;
import io.plumbline.avro.v1.PlanPinResult;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConnectSchemasTest {

    static List<Schema> published() {
        return List.of(
                StatementObservation.getClassSchema(),
                RelationSnapshot.getClassSchema(),
                PlanPinCommand.getClassSchema(),
                PlanPinResult.getClassSchema(),
                PlanPinAlert.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("published")
    void theConverterTurnsTheSchemaBackIntoAnEqualOne(Schema avro) {
        AvroData converter = new AvroData(new AvroDataConfig(Map.of("connect.meta.data", "false")));
        Schema back = converter.fromConnectSchema(ConnectSchemas.of(avro));
        assertThat(plain(back)).isEqualTo(plain(avro));
    }

    @Test
    void theConverterMakesNothingOfNothingSoThatATombstoneStaysOne() {
        AvroData converter = new AvroData(new AvroDataConfig(Map.of("connect.meta.data", "false")));
        assertThat(converter.fromConnectData(null, null)).isNull();
    }

    @Test
    void aRecordKeepsItsValues() {
        Instant at = Instant.ofEpochMilli(1_700_000_000_123L);
        IndexDefinition index = new IndexDefinition(
                "i",
                "btree",
                List.of("a", "b"),
                List.of(),
                null,
                "CREATE INDEX ...",
                true,
                false,
                true,
                true,
                true,
                8192L);
        RelationSnapshot snapshot =
                new RelationSnapshot("c", "i", "d", "s", "t", "TABLE", null, 1.5, 2L, 3L, at, List.of(index), at);
        Struct struct = ConnectStructs.of(ConnectSchemas.of(RelationSnapshot.getClassSchema()), snapshot);
        struct.validate();
        assertThat(struct.get("last_analyze_at")).isEqualTo(Date.from(at));
        assertThat(struct.get("parent")).isNull();
        assertThat(struct.get("estimated_rows")).isEqualTo(1.5);
        Struct only = (Struct) struct.getArray("indexes").get(0);
        assertThat(only.getArray("key_columns")).isEqualTo(List.of("a", "b"));
        assertThat(only.getBoolean("is_unique")).isTrue();
        assertThat(only.getInt64("bytes")).isEqualTo(8192L);
    }

    @Test
    void aUnionThatIsNotOptionalIsRefused() {
        Schema union = SchemaBuilder.unionOf().stringType().and().intType().endUnion();
        assertThatThrownBy(() -> ConnectSchemas.of(union))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[null, T]");
    }

    /** Without what the code generator adds for Java's sake; docs do not count in a schema's equality. */
    private static Schema plain(Schema schema) {
        return new Schema.Parser()
                .parse(schema.toString()
                        .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                        .replace(",\"avro.java.string\":\"String\"", ""));
    }
}

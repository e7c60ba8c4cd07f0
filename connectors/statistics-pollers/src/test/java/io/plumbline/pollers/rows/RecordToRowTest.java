package io.plumbline.pollers.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.predicates.HasHeaderKey;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.apache.kafka.connect.transforms.predicates.RecordIsTombstone;
import org.apache.kafka.connect.transforms.predicates.TopicNameMatches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordToRowTest {

    private static final Instant MOMENT = Instant.parse("2026-03-29T01:30:00.123Z");

    private static final Schema COST =
            SchemaBuilder.struct().field("total_cost", Schema.FLOAT64_SCHEMA).build();
    private static final Schema PLAN = SchemaBuilder.struct()
            .optional()
            .field("plan_hash", Schema.STRING_SCHEMA)
            .field("cost", COST)
            .field("explained_at", Timestamp.SCHEMA)
            .build();
    private static final Schema RECORD = SchemaBuilder.struct()
            .name("Example")
            .field("database", Schema.STRING_SCHEMA)
            .field("level", SchemaBuilder.string().name("Level").parameter("x", "y"))
            .field("plan", PLAN)
            .field("numbers", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.FLOAT64_SCHEMA))
            .field("names", SchemaBuilder.array(Schema.STRING_SCHEMA))
            .field("flaps", Schema.OPTIONAL_INT32_SCHEMA)
            .field("samples", Schema.INT64_SCHEMA)
            .field("enabled", Schema.BOOLEAN_SCHEMA)
            .field("seen_at", Timestamp.SCHEMA)
            .build();

    @Test
    void whatIsWithinTheRecordBecomesJsonAndTheRestStays() {
        Struct row = row(example());

        assertThat(row.get("plan"))
                .isEqualTo("{\"plan_hash\":\"ab\",\"cost\":{\"total_cost\":12.5},"
                        + "\"explained_at\":\"2026-03-29T01:30:00.123Z\"}");
        assertThat(row.get("numbers")).isEqualTo("{\"ratio\":\"NaN\"}");
        assertThat(row.get("names")).isEqualTo("[\"a\\\"b\",\"✓\"]");
        assertThat(row.schema().field("plan").schema().name()).isEqualTo("io.debezium.data.Json");
        assertThat(row.get("database")).isEqualTo("shop");
        assertThat(row.get("samples")).isEqualTo(7L);
        assertThat(row.get("enabled")).isEqualTo(true);
        assertThat(row.get("flaps")).isNull();
    }

    @Test
    void namesAndParametersOfSimpleTypesAreLeftBehind() {
        assertThat(row(example()).schema().field("level").schema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
    }

    @Test
    void momentsCarryTheirOffset() {
        Struct row = row(example());

        assertThat(row.get("seen_at")).isEqualTo("2026-03-29T01:30:00.123Z");
        assertThat(row.schema().field("seen_at").schema().name()).isEqualTo("io.debezium.time.ZonedTimestamp");
    }

    @Test
    void aFieldWithinIsLiftedIntoAColumn() {
        assertThat(row(example()).get("plan_hash")).isEqualTo("ab");
        assertThat(row(example().put("plan", null)).get("plan_hash")).isNull();
        assertThat(row(example().put("plan", null)).get("plan")).isNull();
    }

    @Test
    void aFieldThatANewerSchemaAddsBecomesAColumnAndOlderRecordsGoOn() {
        RecordToRow<SinkRecord> rows = configured("plan_hash=plan.plan_hash");
        SchemaBuilder newer = SchemaBuilder.struct().name("Example");
        RECORD.fields().forEach(field -> newer.field(field.name(), field.schema()));
        Struct newest =
                new Struct(newer.field("hints", Schema.OPTIONAL_STRING_SCHEMA).build());
        RECORD.fields().forEach(field -> newest.put(field.name(), example().get(field)));

        Struct first = (Struct) rows.apply(record(example())).value();
        Struct second =
                (Struct) rows.apply(record(newest.put("hints", "SeqScan(a)"))).value();
        Struct third = (Struct) rows.apply(record(example())).value();

        assertThat(second.get("hints")).isEqualTo("SeqScan(a)");
        assertThat(third).isEqualTo(first);
        assertThat(third.schema().field("hints")).isNull();
    }

    @Test
    void tombstonesPassAsTheyAre() {
        SinkRecord tombstone = new SinkRecord("t", 0, Schema.STRING_SCHEMA, "key", null, null, 1);

        assertThat(configured("plan_hash=plan.plan_hash").apply(tombstone)).isSameAs(tombstone);
    }

    @ParameterizedTest
    @MethodSource("predicates")
    void aPredicateDecidesWhichRecordsBecomeRows(
            Predicate<SinkRecord> predicate, Map<String, String> settings, boolean negated, List<String> rows) {
        predicate.configure(settings);
        RecordToRow<SinkRecord> transformation = configured("plan_hash=plan.plan_hash");
        List<SinkRecord> records = List.of(
                keyed("row", "plumbline.baselines", example()),
                keyed("marked", "plumbline.baselines", example()),
                keyed("tombstone", "plumbline.baselines", null),
                keyed("elsewhere", "other", example()));
        records.get(1).headers().addString("source", "orders");

        List<SinkRecord> changed = records.stream()
                .filter(record -> predicate.test(record) != negated)
                .map(transformation::apply)
                .filter(record -> !records.contains(record))
                .toList();

        assertThat(changed).extracting(SinkRecord::key).containsExactlyElementsOf(rows);
        assertThat(changed).allSatisfy(record -> {
            assertThat(((Struct) record.value()).get("plan_hash")).isEqualTo("ab");
            assertThat(record.headers().size()).isEqualTo("marked".equals(record.key()) ? 1 : 0);
        });
    }

    private static Stream<Arguments> predicates() {
        return Stream.of(
                arguments(
                        new TopicNameMatches<>(), Map.of("pattern", "plumbline[.].*"), false, List.of("row", "marked")),
                arguments(new HasHeaderKey<>(), Map.of("name", "source"), false, List.of("marked")),
                arguments(new RecordIsTombstone<>(), Map.of(), false, List.of()),
                arguments(new RecordIsTombstone<>(), Map.of(), true, List.of("row", "marked", "elsewhere")));
    }

    private static SinkRecord keyed(String key, String topic, @Nullable Struct value) {
        return new SinkRecord(topic, 0, Schema.STRING_SCHEMA, key, value == null ? null : RECORD, value, 1);
    }

    @Test
    void whatPostgresCannotStoreIsRefusedHere() {
        assertThatThrownBy(() -> row(example().put("database", "sh\0op")))
                .isInstanceOf(DataException.class)
                .hasMessage("a text holds NUL (U+0000) at position 2, which PostgreSQL cannot store");
        assertThatThrownBy(() -> row(example().put("names", List.of("\0")))).isInstanceOf(DataException.class);
    }

    @Test
    void aValueThatIsNoRecordIsRefused() {
        SinkRecord text = new SinkRecord("t", 0, Schema.STRING_SCHEMA, "key", Schema.STRING_SCHEMA, "text", 1);

        assertThatThrownBy(() -> configured("").apply(text))
                .isInstanceOf(DataException.class)
                .hasMessage("the value must be a record with a schema, was a java.lang.String");
    }

    @Test
    void aPathThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> configured("cost=plan.price.total").apply(record(example())))
                .isInstanceOf(DataException.class)
                .hasMessage("no field plan.price.total in Example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan_hash", "plan_hash=plan", "=plan.plan_hash", "a=b.c,d"})
    void aSettingThatIsNoColumnAndPathIsNamed(String lift) {
        assertThatThrownBy(() -> configured(lift))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must be column=path.to.field");
    }

    private static Struct row(Struct value) {
        return (Struct)
                configured("plan_hash=plan.plan_hash").apply(record(value)).value();
    }

    private static RecordToRow<SinkRecord> configured(String lift) {
        RecordToRow<SinkRecord> transformation = new RecordToRow<>();
        transformation.configure(Map.of(RecordToRow.LIFT, lift));
        return transformation;
    }

    private static SinkRecord record(Struct value) {
        return new SinkRecord("t", 0, Schema.STRING_SCHEMA, "key", value.schema(), value, 1);
    }

    private static Struct example() {
        Struct plan = new Struct(PLAN)
                .put("plan_hash", "ab")
                .put("cost", new Struct(COST).put("total_cost", 12.5))
                .put("explained_at", Date.from(MOMENT));
        return new Struct(RECORD)
                .put("database", "shop")
                .put("level", "WARN")
                .put("plan", plan)
                .put("numbers", Map.of("ratio", Double.NaN))
                .put("names", List.of("a\"b", "✓"))
                .put("samples", 7L)
                .put("enabled", true)
                .put("seen_at", Date.from(MOMENT));
    }
}

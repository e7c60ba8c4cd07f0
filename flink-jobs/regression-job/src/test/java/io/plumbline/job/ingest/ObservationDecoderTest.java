package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.testing.FixedRegistry;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

// the harness may be interrupted in its close, as javac warns
@SuppressWarnings("try")
final class ObservationDecoderTest {

    private static final int NOT_AVRO_ID = 7;
    private static final int OTHER_RECORD_ID = 8;
    private static final int OTHER_VERSION_ID = 9;
    private static final int UNKNOWN_ID = 999;
    private static final DecodeLimits LIMITS = new DecodeLimits(100_000, 3, Duration.ofHours(1));

    record Bad(String what, RejectionReason reason, String detail, RawRecord record) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> badRecords() {
        return Stream.of(badBytes(), impossiblePlans(), impossibleNumbers(), impossibleTimes())
                .flatMap(List::stream);
    }

    private static List<Bad> badBytes() {
        byte[] good = Objects.requireNonNull(good().value());
        return List.of(
                new Bad("no key", RejectionReason.MISSING_KEY, "needs a key", keyed(null, good)),
                new Bad("another key", RejectionReason.KEY_MISMATCH, "was 'x/y'", keyed("x/y", good)),
                new Bad("no value", RejectionReason.MISSING_VALUE, "needs a value", valued(null)),
                new Bad(
                        "empty",
                        RejectionReason.UNSUPPORTED_WIRE_FORMAT,
                        "at least 5 bytes, had 0",
                        valued(new byte[0])),
                new Bad(
                        "text",
                        RejectionReason.UNSUPPORTED_WIRE_FORMAT,
                        "started with 0x7b",
                        valued("{\"a\":1}".getBytes(StandardCharsets.UTF_8))),
                new Bad(
                        "GUID form",
                        RejectionReason.UNSUPPORTED_WIRE_FORMAT,
                        "schema GUID (0x1",
                        valued(Arrays.copyOf(new byte[] {1}, 40))),
                new Bad("GUID header", RejectionReason.UNSUPPORTED_WIRE_FORMAT, "schema GUID (0x1", withGuidHeader()),
                new Bad("unknown id", RejectionReason.UNKNOWN_SCHEMA_ID, "id 999", framed(UNKNOWN_ID, good)),
                new Bad("schema that is none", RejectionReason.UNRESOLVABLE_SCHEMA, "7", framed(NOT_AVRO_ID, good)),
                new Bad("another record", RejectionReason.UNRESOLVABLE_SCHEMA, "", framed(OTHER_RECORD_ID, good)),
                new Bad("cut short", RejectionReason.MALFORMED_AVRO, "", valued(Arrays.copyOf(good, good.length / 2))),
                new Bad(
                        "trailing bytes",
                        RejectionReason.MALFORMED_AVRO,
                        "goes on after the end",
                        valued(Arrays.copyOf(good, good.length + 1))),
                new Bad("huge string length", RejectionReason.MALFORMED_AVRO, "", valued(hugeString())),
                new Bad("string length beyond any", RejectionReason.MALFORMED_AVRO, "", valued(endlessString())),
                new Bad("oversize record", RejectionReason.OVERSIZE_RECORD, "at most 100000 bytes", valued(tooLong())),
                bad(
                        "no hash",
                        RejectionReason.MALFORMED_IDENTITY,
                        "32 lower-case hex digits",
                        Shop.observation(0, null).setSqlHash("A".repeat(32)).build()));
    }

    private static List<Bad> impossiblePlans() {
        return List.of(
                bad("oversize plan", RejectionReason.OVERSIZE_PLAN, "at most 3 nodes, had 4", planOf(4)),
                bad("NaN cost", RejectionReason.IMPOSSIBLE_NUMBER, "was NaN", costing(Double.NaN)),
                bad(
                        "infinite cost",
                        RejectionReason.IMPOSSIBLE_NUMBER,
                        "was Infinity",
                        costing(Double.POSITIVE_INFINITY)),
                bad("negative cost", RejectionReason.IMPOSSIBLE_NUMBER, "was -1.0", costing(-1)),
                bad("unknown kind", RejectionReason.UNKNOWN_SYMBOL, "plan_kind", planKind("GUESS")),
                bad("unknown operator", RejectionReason.UNKNOWN_SYMBOL, "operator", nodes(Shop.node("MAGIC", 1))),
                bad(
                        "no tree",
                        RejectionReason.MALFORMED_PLAN,
                        "was 0",
                        nodes(Shop.node("SEQ_SCAN", 1).setParent(0))),
                number("rows must be", nodes(Shop.node("SEQ_SCAN", 1).setRows(Double.NaN))),
                number("startup_cost must be", nodes(Shop.node("SEQ_SCAN", 1).setStartupCost(-1))),
                number("estimated_rows must be finite and at least 0, or -1", sized(Double.NaN, 1)),
                number("was Infinity", sized(Double.POSITIVE_INFINITY, 1)),
                number("was -2.0", sized(-2, 1)),
                number("relations.bytes must be at least 0, was -1", sized(1, -1)));
    }

    private static List<Bad> impossibleNumbers() {
        return List.of(
                number("calls must be", counted(new StatementCounters(-5L, 0.0, 0L, 0L, 0L, 0L))),
                number(
                        "total_time_micros must be finite and at least 0, was NaN",
                        counted(new StatementCounters(1L, Double.NaN, 0L, 0L, 0L, 0L))),
                number("was Infinity", counted(new StatementCounters(1L, Double.POSITIVE_INFINITY, 0L, 0L, 0L, 0L))),
                number("was -Infinity", counted(new StatementCounters(1L, Double.NEGATIVE_INFINITY, 0L, 0L, 0L, 0L))),
                number("total_time_micros must be", counted(new StatementCounters(1L, -0.5, 0L, 0L, 0L, 0L))),
                number("rows must be", counted(new StatementCounters(1L, 0.0, -1L, 0L, 0L, 0L))),
                number("blocks_hit must be", counted(new StatementCounters(1L, 0.0, 0L, -1L, 0L, 0L))),
                number("blocks_read must be", counted(new StatementCounters(1L, 0.0, 0L, 0L, Long.MIN_VALUE, 0L))),
                number("temp_blocks_written must be", counted(new StatementCounters(1L, 0.0, 0L, 0L, 0L, -1L))));
    }

    private static List<Bad> impossibleTimes() {
        Instant start = Shop.START;
        Instant last = Instant.ofEpochMilli(Long.MAX_VALUE);
        Instant first = Instant.ofEpochMilli(Long.MIN_VALUE);
        return List.of(
                time("observed_at must be from 1970 to 2199", observedAt(last)),
                time("observed_at", observedAt(first)),
                time("observed_at", observedAt(Instant.EPOCH.minusMillis(1))),
                time("observed_at", observedAt(Instant.parse("2200-01-01T00:00:00Z"))),
                time("observed_at", observedAt(Instant.ofEpochMilli(start.toEpochMilli() * 1_000))),
                time("server_started_at", inEpoch(new CounterEpoch(first, null, null, 0L))),
                time("statistics_reset_at", inEpoch(new CounterEpoch(start, first, null, 0L))),
                time("entry_since_at", inEpoch(new CounterEpoch(start, start, last, 0L))),
                time("explained_at", CapturedPlan.newBuilder(Shop.byIndex(0)).setExplainedAt(last)),
                time(
                        "relations.last_analyze_at",
                        CapturedPlan.newBuilder(Shop.byIndex(0))
                                .setRelations(List.of(new PlanRelation("public", "orders", 1.0, 1L, 0L, last)))),
                new Bad(
                        "more than an hour ahead of Kafka",
                        RejectionReason.OBSERVED_AHEAD,
                        "observed_at must be at most 1 h after the record's Kafka timestamp 2025-12-31T22:59:59.999Z,"
                                + " was 2026-01-01T00:00:00Z",
                        writtenBefore(Duration.ofHours(1).plusMillis(1))));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void badInputIsRejectedWithItsReasonAndBytesAndTheNextRecordIsDecoded(Bad bad) throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness = harness()) {
            harness.processElement(bad.record(), 0);
            harness.processElement(good(), 0);

            RejectedRecord rejected =
                    harness.getSideOutput(RecordDecoder.REJECTED).element().getValue();
            assertThat(rejected.reason()).isEqualTo(bad.reason());
            assertThat(rejected.detail()).contains(bad.detail());
            assertThat(rejected.source().value()).isEqualTo(bad.record().value());
            assertThat(rejected.source().position()).isEqualTo("plumbline.observations-0-42");
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void aGoodRecordKeepsItsContentAndIsKeyedByItsStatement() throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness = harness()) {
            harness.processElement(good(), 0);

            DecodedRecord decoded = harness.extractOutputValues().get(0);
            assertThat(decoded.key()).isEqualTo(Shop.STATEMENT.encode());
            assertThat(decoded.avro())
                    .isEqualTo(
                            AvroBytes.write(Shop.observation(0, Shop.byIndex(0)).build()));
            assertThat(harness.getSideOutput(RecordDecoder.REJECTED)).isNull();
        }
    }

    @Test
    void anHourAheadOfKafkaIsTaken() throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness = harness()) {
            harness.processElement(writtenBefore(Duration.ofHours(1)), 0);

            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void whatAnotherVersionOfTheSchemaWroteIsCarriedOnInThisOne() throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness = harness()) {
            harness.processElement(writtenByOtherSchema(), 0);

            assertThat(harness.extractOutputValues().get(0).avro())
                    .isEqualTo(AvroBytes.write(Shop.observation(0, Shop.byIndex(0))
                            .setNoPlanReason(null)
                            .build()));
        }
    }

    /** Without the last field, and with one that this version does not know before the others. */
    private static Schema otherSchema() {
        Schema now = StatementObservation.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("collected_by", Schema.create(Schema.Type.STRING)));
        now.getFields().stream()
                .filter(field -> !field.name().equals("no_plan_reason"))
                .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        return Schema.createRecord(now.getName(), null, now.getNamespace(), false, fields);
    }

    private static RawRecord writtenByOtherSchema() throws IOException {
        StatementObservation observation = Shop.observation(0, Shop.byIndex(0)).build();
        GenericRecord record = new GenericData.Record(otherSchema());
        record.put("collected_by", "somebody");
        otherSchema().getFields().stream()
                .skip(1)
                .forEach(field -> record.put(field.name(), observation.get(field.name())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(otherSchema(), SpecificData.getForClass(StatementObservation.class))
                .write(record, encoder);
        encoder.flush();
        return valued(WireFormat.frame(OTHER_VERSION_ID, bytes.toByteArray()));
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness() throws Exception {
        Map<Integer, String> more = Map.of(
                OTHER_VERSION_ID,
                otherSchema().toString(),
                NOT_AVRO_ID,
                "syntax = \"proto3\";",
                OTHER_RECORD_ID,
                "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}");
        return ProcessFunctionTestHarnesses.forProcessFunction(
                new ObservationDecoder(FixedRegistry.with(more), LIMITS));
    }

    private static RawRecord good() {
        return Raw.of(Shop.observation(0, Shop.byIndex(0)).build());
    }

    private static Bad bad(String what, RejectionReason reason, String detail, StatementObservation observation) {
        return new Bad(what, reason, detail, Raw.of(observation));
    }

    private static RawRecord valued(byte @Nullable [] value) {
        return keyed(Shop.STATEMENT.encode(), value);
    }

    private static RawRecord keyed(@Nullable String key, byte @Nullable [] value) {
        return Raw.record("plumbline.observations", Shop.START.toEpochMilli(), key, value);
    }

    private static RawRecord framed(int id, byte[] value) {
        return valued(WireFormat.frame(id, Arrays.copyOfRange(value, WireFormat.HEADER_BYTES, value.length)));
    }

    private static RawRecord withGuidHeader() {
        RawRecord record = valued(new byte[] {2, 3, 4});
        return new RawRecord(
                record.topic(), 0, 42, 0, record.key(), record.value(), Map.of("__value_schema_id", new byte[17]));
    }

    // a length of 2^30 for the first string, zigzag and base 128
    private static byte[] hugeString() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int part : new int[] {0x80, 0x80, 0x80, 0x80, 0x08, 'x'}) {
            bytes.write(part);
        }
        return WireFormat.frame(FixedRegistry.OBSERVATION_ID, bytes.toByteArray());
    }

    // a length of 2^40
    private static byte[] endlessString() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int part : new int[] {0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 'x'}) {
            bytes.write(part);
        }
        return WireFormat.frame(FixedRegistry.OBSERVATION_ID, bytes.toByteArray());
    }

    private static byte[] tooLong() {
        return WireFormat.frame(FixedRegistry.OBSERVATION_ID, new byte[200_000]);
    }

    private static StatementObservation planOf(int size) {
        PlanNode[] nodes = new PlanNode[size];
        Arrays.setAll(
                nodes,
                position -> Shop.node("SEQ_SCAN", 1).setParent(position - 1).build());
        return Shop.observation(0, Shop.plan(0, "1".repeat(64), nodes)).build();
    }

    private static StatementObservation nodes(PlanNode.Builder node) {
        return Shop.observation(0, Shop.plan(0, "1".repeat(64), node.build())).build();
    }

    private static StatementObservation costing(double cost) {
        CapturedPlan plan = CapturedPlan.newBuilder(Shop.byIndex(0))
                .setCost(new CostVector(0.0, cost, 1.0, 1.0, 1.0, 1.0, 1.0))
                .build();
        return Shop.observation(0, plan).build();
    }

    private static StatementObservation planKind(String kind) {
        return Shop.observation(
                        0,
                        CapturedPlan.newBuilder(Shop.byIndex(0))
                                .setPlanKind(kind)
                                .build())
                .build();
    }

    private static StatementObservation counted(StatementCounters counters) {
        return Shop.observation(0, null).setCounters(counters).build();
    }

    private static StatementObservation sized(double rows, long bytes) {
        return Shop.observation(
                        0,
                        CapturedPlan.newBuilder(Shop.byIndex(0))
                                .setRelations(List.of(new PlanRelation("public", "orders", rows, bytes, 0L, null)))
                                .build())
                .build();
    }

    private static StatementObservation observedAt(Instant time) {
        return Shop.observation(0, null).setObservedAt(time).build();
    }

    private static StatementObservation inEpoch(CounterEpoch epoch) {
        return Shop.observation(0, null).setEpoch(epoch).build();
    }

    private static Bad number(String detail, StatementObservation observation) {
        return bad(detail, RejectionReason.IMPOSSIBLE_NUMBER, detail, observation);
    }

    private static Bad time(String detail, StatementObservation observation) {
        return bad(detail, RejectionReason.IMPOSSIBLE_TIME, detail, observation);
    }

    private static Bad time(String detail, CapturedPlan.Builder plan) {
        return time(detail, Shop.observation(0, plan.build()).build());
    }

    private static RawRecord writtenBefore(Duration earlier) {
        return Raw.record(
                "plumbline.observations",
                Shop.timeOf(0).minus(earlier).toEpochMilli(),
                Shop.STATEMENT.encode(),
                good().value());
    }
}

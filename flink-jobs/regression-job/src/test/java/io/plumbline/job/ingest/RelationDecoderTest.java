package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.IndexDefinition;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.job.testing.FixedRegistry;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.indexes.RelationSighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

// the harness may be interrupted in its close, as javac warns
@SuppressWarnings("try")
final class RelationDecoderTest {

    private static final DecodeLimits LIMITS = new DecodeLimits(100_000, 3, Duration.ofHours(1));

    record Bad(String what, RejectionReason reason, String detail, RawRecord record) {

        static Bad of(String what, RejectionReason reason, String detail, RelationSnapshot.Builder snapshot) {
            return new Bad(what, reason, detail, Raw.of(snapshot.build()));
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Bad> badRecords() {
        RawRecord good = Raw.of(orders().build());
        IndexDefinition negative =
                IndexDefinition.newBuilder(Shop.INDEX).setBytes(-1).build();
        RawRecord early = Raw.record(
                good.topic(), Shop.timeOf(0).minusSeconds(3_601).toEpochMilli(), Shop.ORDERS.encode(), good.value());
        return List.of(
                new Bad("ahead of Kafka", RejectionReason.OBSERVED_AHEAD, "at most 1 h after", early),
                Bad.of(
                        "seen in microseconds",
                        RejectionReason.IMPOSSIBLE_TIME,
                        "observed_at must be from 1970 to 2199",
                        orders().setObservedAt(
                                        Instant.ofEpochMilli(Shop.timeOf(0).toEpochMilli() * 1_000))),
                Bad.of(
                        "analysed at the end of time",
                        RejectionReason.IMPOSSIBLE_TIME,
                        "last_analyze_at",
                        orders().setLastAnalyzeAt(Instant.ofEpochMilli(Long.MAX_VALUE))),
                Bad.of(
                        "endless number of rows",
                        RejectionReason.IMPOSSIBLE_NUMBER,
                        "was Infinity",
                        orders().setEstimatedRows(Double.POSITIVE_INFINITY)),
                Bad.of(
                        "negative number of rows",
                        RejectionReason.IMPOSSIBLE_NUMBER,
                        "was -2.0",
                        orders().setEstimatedRows(-2)),
                new Bad("no key", RejectionReason.MISSING_KEY, "needs a key", keyed(null, good)),
                new Bad("another key", RejectionReason.KEY_MISMATCH, "was 'a/b/c.d'", keyed("a/b/c.d", good)),
                Bad.of("no cluster", RejectionReason.MALFORMED_IDENTITY, "cluster", orders().setCluster("")),
                Bad.of("no instance", RejectionReason.MALFORMED_IDENTITY, "instance", orders().setInstance("")),
                Bad.of("unknown kind", RejectionReason.UNKNOWN_SYMBOL, "kind", orders().setKind("SHELF")),
                Bad.of("half a parent", RejectionReason.MALFORMED_IDENTITY, "'orders'", orders().setParent("orders")),
                Bad.of(
                        "no number of rows",
                        RejectionReason.IMPOSSIBLE_NUMBER,
                        "was NaN",
                        orders().setEstimatedRows(Double.NaN)),
                Bad.of("negative size", RejectionReason.IMPOSSIBLE_NUMBER, "bytes", orders().setBytes(-1)),
                Bad.of(
                        "negative index",
                        RejectionReason.IMPOSSIBLE_NUMBER,
                        "indexes.bytes",
                        Shop.relation(0, List.of(negative))));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void badInputIsRejectedWithItsReasonAndTheNextRecordIsDecoded(Bad bad) throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness = harness()) {
            harness.processElement(bad.record(), 0);
            harness.processElement(Raw.of(orders().build()), 0);

            RejectedRecord rejected =
                    harness.getSideOutput(RecordDecoder.REJECTED).element().getValue();
            assertThat(rejected.reason()).isEqualTo(bad.reason());
            assertThat(rejected.detail()).contains(bad.detail());
            assertThat(rejected.source().value()).isEqualTo(bad.record().value());
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void aTombstoneIsTakenAndNeitherPassedOnNorRejected() throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness = harness()) {
            harness.processElement(Raw.record("plumbline.relations", 0, Shop.ORDERS.encode(), null), 0);
            harness.processElement(Raw.of(orders().build()), 0);

            assertThat(harness.getSideOutput(RecordDecoder.REJECTED)).isNullOrEmpty();
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void aPartitionGoesToWhereItsTopmostParentIsPlanned() throws Exception {
        RelationSnapshot partition = orders().setName("orders_2026_01")
                .setKind("PARTITION")
                .setParent("public.orders")
                .build();
        try (OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness = harness()) {
            harness.processElement(Raw.of(partition), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(DecodedRecord::key)
                    .containsExactly(Shop.ORDERS.encode());
        }
    }

    @Test
    void everyFieldOfASnapshotReachesTheModel() throws Exception {
        RelationSighting sighting = RelationMapper.toSighting(orders().build());

        assertThat(sighting.key()).isEqualTo(new RelationKey("shop", "shop", "public", "orders"));
        assertThat(sighting.instance()).isEqualTo("primary");
        assertThat(sighting.observedAt()).isEqualTo(Shop.timeOf(0));
        assertThat(sighting.relation().estimatedRows()).isEqualTo(200_000);
        assertThat(sighting.relation().bytes()).isEqualTo(20_000_000);
        assertThat(sighting.relation().lastAnalyzeAt()).isEqualTo(Shop.START);
        assertThat(sighting.relation().indexes()).singleElement().satisfies(index -> {
            assertThat(index.name()).isEqualTo("orders_customer_idx");
            assertThat(index.keyColumns()).containsExactly("customer_id");
            assertThat(index.isUnique()).isFalse();
            assertThat(index.isValid()).isTrue();
            assertThat(index.bytes()).isEqualTo(4_096);
        });
    }

    private static RelationSnapshot.Builder orders() {
        return Shop.relation(0, List.of(Shop.INDEX));
    }

    private static RawRecord keyed(@Nullable String key, RawRecord record) {
        return Raw.record(record.topic(), 0, key, record.value());
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> harness() throws Exception {
        return ProcessFunctionTestHarnesses.forProcessFunction(
                new RelationDecoder(FixedRegistry.with(Map.of()), LIMITS));
    }
}

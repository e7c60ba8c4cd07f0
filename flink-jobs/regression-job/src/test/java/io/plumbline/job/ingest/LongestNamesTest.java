package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.records.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No name of an observation is longer than is kept: the longest is taken, one byte more is rejected. */
final class LongestNamesTest {

    static {
        TrustedRecords.trust();
    }

    /** One, two, three and four bytes. */
    private static final String LETTERS = "a\u00f6\u6f22\ud83d\ude00";

    private final ObservationReader reader = new ObservationReader(Integer.MAX_VALUE);

    /**
     * A field with a name.
     *
     * @param of an observation that has this name there
     */
    record Name(String field, int mostBytes, Function<String, StatementObservation> of) {

        @Override
        public String toString() {
            return field;
        }
    }

    static List<Name> names() {
        return List.of(
                statement("observation_id", StatementObservation.Builder::setObservationId),
                statement("cluster", StatementObservation.Builder::setCluster),
                statement("instance", StatementObservation.Builder::setInstance),
                statement("database", StatementObservation.Builder::setDatabase),
                new Name(
                        "namespace",
                        4_096,
                        name -> Shop.observation(0, null).setNamespace(name).build()),
                statement("engine", StatementObservation.Builder::setEngine),
                statement("entry_id", StatementObservation.Builder::setEntryId),
                node("relation", PlanNode.Builder::setRelation),
                node("index_name", PlanNode.Builder::setIndexName),
                node("index_method", PlanNode.Builder::setIndexMethod),
                relation("relations.schema", name -> new PlanRelation(name, "orders", 1.0, 1L, 0L, null)),
                relation("relations.name", name -> new PlanRelation("public", name, 1.0, 1L, 0L, null)),
                new Name("settings", 1_024, name -> settings(Map.of(name, "off"))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theLongestNameIsTaken(Name name) throws Exception {
        StatementObservation longest = name.of().apply(text(name.mostBytes()));

        assertThat(read(longest).entryId()).isEqualTo(longest.getEntryId());
    }

    @ParameterizedTest
    @MethodSource("names")
    void oneByteMoreIsRejected(Name name) {
        StatementObservation tooLong = name.of().apply(text(name.mostBytes() + 1));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> read(tooLong))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(RejectionReason.MALFORMED_IDENTITY);
                    assertThat(e.detail())
                            .isEqualTo(name.field() + " must have at most " + name.mostBytes() + " bytes, had "
                                    + (name.mostBytes() + 1));
                });
    }

    @Test
    void aLongSettingIsCutAndMarked() throws Exception {
        assertThat(settingOf("a".repeat(1_024))).isEqualTo("a".repeat(1_024));
        assertThat(settingOf("a".repeat(1_025))).isEqualTo("a".repeat(1_021) + "\u2026");
        assertThat(settingOf("a".repeat(100_000))).isEqualTo("a".repeat(1_021) + "\u2026");
        assertThat(settingOf("\u6f22".repeat(342))).isEqualTo("\u6f22".repeat(340) + "\u2026");
    }

    @Test
    void allSettingsTogetherHaveALimit() throws Exception {
        Map<String, String> most = new HashMap<>();
        for (int i = 10; i < 25; i++) {
            most.put("s" + i, "v".repeat(1_021));
        }
        most.put("s25", "v".repeat(1_021));
        assertThat(read(settings(most)).plan()).isNotNull();

        most.put("s25", "v".repeat(1_022));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> read(settings(most)))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(RejectionReason.OVERSIZE_PLAN);
                    assertThat(e.detail())
                            .isEqualTo("settings must have at most 16384 bytes together, had 16385 or more");
                });
    }

    private String settingOf(String value) throws RejectedException {
        PlanSighting plan =
                Objects.requireNonNull(read(settings(Map.of("name", value))).plan());
        return Objects.requireNonNull(plan.settings().get("name"));
    }

    private Sample read(StatementObservation observation) throws RejectedException {
        return reader.read(AvroBytes.write(observation));
    }

    /** Letters of all lengths, of so many bytes. */
    private static String text(int bytes) {
        int letters = LETTERS.getBytes(StandardCharsets.UTF_8).length;
        return "x".repeat(bytes % letters) + LETTERS.repeat(bytes / letters);
    }

    private interface Setter<B> {
        B set(B builder, String name);
    }

    private static Name statement(String field, Setter<StatementObservation.Builder> setter) {
        return new Name(
                field,
                1_024,
                name -> setter.set(Shop.observation(0, null), name).build());
    }

    private static Name node(String field, Setter<PlanNode.Builder> setter) {
        return new Name(
                field,
                1_024,
                name -> planned(Shop.plan(
                        0,
                        "1".repeat(64),
                        setter.set(Shop.node("INDEX_SCAN", 1), name).build())));
    }

    private static Name relation(String field, Function<String, PlanRelation> relation) {
        return new Name(
                field,
                1_024,
                name -> planned(CapturedPlan.newBuilder(Shop.byIndex(0))
                        .setRelations(List.of(relation.apply(name)))
                        .build()));
    }

    private static StatementObservation settings(Map<String, String> settings) {
        return planned(
                CapturedPlan.newBuilder(Shop.byIndex(0)).setSettings(settings).build());
    }

    private static StatementObservation planned(CapturedPlan plan) {
        return Shop.observation(0, plan).build();
    }
}

package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.statement.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObservationReaderTest {

    private static final int RECORDS = 2_000;

    private final ObservationReader reader = new ObservationReader(Integer.MAX_VALUE);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theSampleHasWhatAvrosOwnReaderFinds(long seed) throws Exception {
        RandomObservations observations = new RandomObservations(new Random(seed));
        for (int i = 0; i < RECORDS; i++) {
            byte[] avro = AvroBytes.write(observations.next());

            StatementObservation expected = AvroBytes.read(StatementObservation.class, avro);
            assertSame(reader.read(avro), expected, "seed %d, record %d".formatted(seed, i));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void bytesThatAreCutShortOrChangedAreReadOrRefusedButNeverFail(long seed) {
        Random random = new Random(seed);
        RandomObservations observations = new RandomObservations(random);
        for (int i = 0; i < RECORDS; i++) {
            byte[] avro = AvroBytes.write(observations.next());
            byte[] cut = Arrays.copyOf(avro, random.nextInt(avro.length));
            byte[] changed = avro.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();

            assertThatExceptionOfType(RejectedException.class)
                    .as("seed %d, record %d cut to %d bytes", seed, i, cut.length)
                    .isThrownBy(() -> reader.read(cut));
            readOrRefuse(changed);
        }
    }

    @Test
    void theFieldsAreThoseThatTheReaderKnowsInTheirOrder() {
        assertThat(fieldsOf(StatementObservation.getClassSchema()))
                .containsExactly(
                        "observation_id",
                        "cluster",
                        "instance",
                        "database",
                        "namespace",
                        "sql_hash",
                        "engine",
                        "engine_version",
                        "entry_id",
                        "sql_text",
                        "sql_truncated",
                        "list_length",
                        "observed_at",
                        "epoch",
                        "counters",
                        "plan",
                        "no_plan_reason",
                        "plan_hints",
                        "no_plan_hints_reason");
        assertThat(fieldsOf(CapturedPlan.getClassSchema()))
                .containsExactly(
                        "plan_hash",
                        "fingerprint_version",
                        "plan_kind",
                        "nodes",
                        "cost",
                        "relations",
                        "settings",
                        "truncated",
                        "explained_at");
        assertThat(fieldsOf(CounterEpoch.getClassSchema()))
                .containsExactly("server_started_at", "statistics_reset_at", "entry_since_at", "evictions");
    }

    private static List<String> fieldsOf(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }

    /** Any other exception fails the test. */
    private void readOrRefuse(byte[] avro) {
        try {
            assertThat(reader.read(avro).key().sqlHash()).hasSize(32);
        } catch (RejectedException e) {
            assertThat(e.detail()).isNotEmpty();
        }
    }

    private static void assertSame(Sample sample, StatementObservation expected, String which) {
        assertThat(List.of(
                        sample.observationId(),
                        sample.key().cluster(),
                        sample.instance(),
                        sample.key().database(),
                        sample.key().namespace(),
                        sample.key().sqlHash(),
                        sample.engine(),
                        sample.entryId(),
                        sample.sqlText(),
                        sample.observedAt(),
                        sample.counters().calls(),
                        sample.counters().totalTimeMicros(),
                        sample.counters().rows(),
                        sample.counters().blocksHit(),
                        sample.counters().blocksRead(),
                        sample.counters().tempBlocksWritten(),
                        sample.epoch().serverStartedAt()))
                .as(which)
                .containsExactly(
                        expected.getObservationId(),
                        expected.getCluster(),
                        expected.getInstance(),
                        expected.getDatabase(),
                        expected.getNamespace(),
                        expected.getSqlHash(),
                        expected.getEngine(),
                        expected.getEntryId(),
                        expected.getSqlText(),
                        expected.getObservedAt(),
                        expected.getCounters().getCalls(),
                        expected.getCounters().getTotalTimeMicros(),
                        expected.getCounters().getRows(),
                        expected.getCounters().getBlocksHit(),
                        expected.getCounters().getBlocksRead(),
                        expected.getCounters().getTempBlocksWritten(),
                        expected.getEpoch().getServerStartedAt());
        assertThat(sample.epoch().statisticsResetAt())
                .as(which)
                .isEqualTo(expected.getEpoch().getStatisticsResetAt());
        assertThat(sample.epoch().entrySinceAt())
                .as(which)
                .isEqualTo(expected.getEpoch().getEntrySinceAt());
        assertThat(sample.hints())
                .as(which)
                .isEqualTo(PlanHints.of(expected.getPlanHints(), expected.getNoPlanHintsReason()));
        assertSame(sample.plan(), expected.getPlan(), which);
    }

    private static void assertSame(@Nullable PlanSighting plan, @Nullable CapturedPlan expected, String which) {
        assertThat(plan == null).as(which).isEqualTo(expected == null);
        if (plan == null || expected == null) {
            return;
        }
        assertThat(plan.plan().planHash()).as(which).isEqualTo(expected.getPlanHash());
        assertThat(plan.plan().fingerprintVersion()).as(which).isEqualTo(expected.getFingerprintVersion());
        assertThat(plan.kind().name()).as(which).isEqualTo(expected.getPlanKind());
        assertThat(plan.settings()).as(which).isEqualTo(expected.getSettings());
        assertThat(plan.truncated()).as(which).isEqualTo(expected.getTruncated());
        assertThat(plan.explainedAt()).as(which).isEqualTo(expected.getExplainedAt());
        assertThat(plan.cost().totalCost())
                .as(which)
                .isEqualTo(expected.getCost().getTotalCost());
        assertThat(plan.cost().compositeIndex())
                .as(which)
                .isEqualTo(expected.getCost().getCompositeIndex());
        assertThat(plan.plan().nodes()).as(which).hasSameSizeAs(expected.getNodes());
        for (int i = 0; i < expected.getNodes().size(); i++) {
            assertSame(plan.plan().nodes().get(i), expected.getNodes().get(i), which);
        }
        assertThat(plan.relations())
                .as(which)
                .extracting(RelationSize::estimatedRows, RelationSize::bytes, RelationSize::lastAnalyzeAt)
                .isEqualTo(expected.getRelations().stream()
                        .map(each -> org.assertj.core.groups.Tuple.tuple(
                                each.getEstimatedRows(), each.getBytes(), each.getLastAnalyzeAt()))
                        .toList());
        assertThat(plan.relations())
                .as(which)
                .extracting(size -> size.name().table())
                .isEqualTo(expected.getRelations().stream()
                        .map(PlanRelation::getName)
                        .toList());
    }

    private static void assertSame(io.plumbline.capture.plan.PlanNode node, PlanNode expected, String which) {
        assertThat(node.parent()).as(which).isEqualTo(expected.getParent());
        assertThat(node.role().name()).as(which).isEqualTo(expected.getRole());
        assertThat(node.operator().name()).as(which).isEqualTo(expected.getOperator());
        assertThat(node.joinType() == null ? null : node.joinType().name())
                .as(which)
                .isEqualTo(expected.getJoinType());
        assertThat(node.relation()).as(which).isEqualTo(expected.getRelation());
        assertThat(node.indexName()).as(which).isEqualTo(expected.getIndexName());
        boolean hasIndex = expected.getIndexName() != null
                || expected.getIndexMethod() != null
                || !expected.getIndexKeys().isEmpty();
        assertThat(node.index())
                .as(which)
                .isEqualTo(
                        hasIndex
                                ? new IndexKey(
                                        Objects.requireNonNullElse(expected.getRelation(), ""),
                                        expected.getIndexMethod(),
                                        expected.getIndexKeys(),
                                        expected.getIndexPredicate())
                                : null);
        assertThat(node.conditions()).as(which).isEqualTo(expected.getConditions());
        assertThat(node.keys()).as(which).isEqualTo(expected.getKeys());
        assertThat(node.refersTo()).as(which).isEqualTo(expected.getRefersTo());
        assertThat(List.of(node.startupCost(), node.totalCost(), node.rows()))
                .as(which)
                .containsExactly(expected.getStartupCost(), expected.getTotalCost(), expected.getRows());
    }
}

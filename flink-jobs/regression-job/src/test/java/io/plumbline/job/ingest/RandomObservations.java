package io.plumbline.job.ingest;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Observations that may be, with anything optional there or not, and texts of any language. */
public final class RandomObservations {

    private static final int LONGEST_LIST = 4;

    private final Random random;

    public RandomObservations(Random random) {
        this.random = random;
    }

    public StatementObservation next() {
        return StatementObservation.newBuilder()
                .setObservationId("id" + text())
                .setCluster("c" + text())
                .setInstance("i" + text())
                .setDatabase("d" + text())
                .setNamespace(text())
                .setSqlHash("%016x%016x".formatted(random.nextLong(), random.nextLong()))
                .setEngine(text())
                .setEngineVersion(text())
                .setEntryId(text())
                .setSqlText(text())
                .setSqlTruncated(random.nextBoolean())
                .setListLength(random.nextInt())
                .setObservedAt(time())
                .setEpoch(new CounterEpoch(
                        time(), orNull(this::time), orNull(this::time), orNull(() -> (long) random.nextInt())))
                .setCounters(new StatementCounters(count(), real(), count(), count(), count(), count()))
                .setPlan(orNull(this::plan))
                .setNoPlanReason(orNull(this::text))
                .setPlanHints(orNull(this::text))
                .setNoPlanHintsReason(orNull(this::text))
                .build();
    }

    private CapturedPlan plan() {
        List<PlanNode> nodes = new ArrayList<>();
        int size = random.nextInt(10);
        for (int i = 0; i < size; i++) {
            nodes.add(node(i == 0 ? -1 : random.nextInt(i)));
        }
        return CapturedPlan.newBuilder()
                .setPlanHash("%064x".formatted(random.nextInt(Integer.MAX_VALUE)))
                .setFingerprintVersion(random.nextInt(100))
                .setPlanKind(any(PlanKind.values()))
                .setNodes(nodes)
                .setCost(new CostVector(real(), real(), real(), real(), real(), real(), real()))
                .setRelations(
                        list(() -> new PlanRelation(text(), text(), real(), count(), count(), orNull(this::time))))
                .setSettings(Map.of("a" + text(), text(), "b" + text(), text()))
                .setTruncated(random.nextBoolean())
                .setExplainedAt(time())
                .build();
    }

    private PlanNode node(int parent) {
        return PlanNode.newBuilder()
                .setParent(parent)
                .setRole(any(NodeRole.values()))
                .setOperator(any(Operator.values()))
                .setJoinType(orNull(() -> any(JoinType.values())))
                .setRelation(orNull(this::text))
                .setIndexName(orNull(this::text))
                .setIndexMethod(orNull(this::text))
                .setIndexKeys(list(this::text))
                .setIndexPredicate(orNull(this::text))
                .setConditions(list(this::text))
                .setKeys(list(this::text))
                .setRefersTo(orNull(random::nextInt))
                .setStartupCost(real())
                .setTotalCost(real())
                .setRows(real())
                .build();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(20); left > 0; left--) {
            int point = random.nextInt(3) == 0 ? random.nextInt(Character.MAX_CODE_POINT) : ' ' + random.nextInt(90);
            text.appendCodePoint(Character.isDefined(point) && !isSurrogate(point) ? point : '?');
        }
        return text.toString();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private Instant time() {
        return Instant.ofEpochMilli(random.nextLong() >>> 22);
    }

    private long count() {
        return random.nextLong() >>> (1 + random.nextInt(63));
    }

    private double real() {
        return random.nextInt(5) == 0 ? 0 : Math.exp(random.nextGaussian() * 20);
    }

    private <E extends Enum<E>> String any(E[] values) {
        return values[random.nextInt(values.length)].name();
    }

    private <T> @Nullable T orNull(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> list(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int left = random.nextInt(LONGEST_LIST); left > 0; left--) {
            values.add(value.get());
        }
        return values;
    }
}

package io.plumbline.state;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.causes.Drift;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.decisions.AnsweredDecisions;
import io.plumbline.model.explain.Explained;
import io.plumbline.model.indexes.IndexAction;
import io.plumbline.model.indexes.IndexLoss;
import io.plumbline.model.indexes.IndexState;
import io.plumbline.model.indexes.InstanceIndexes;
import io.plumbline.model.indexes.KnownIndex;
import io.plumbline.model.indexes.KnownPartition;
import io.plumbline.model.indexes.OpenCommand;
import io.plumbline.model.indexes.SeenIndex;
import io.plumbline.model.plans.AppliedDecision;
import io.plumbline.model.plans.Evolution;
import io.plumbline.model.plans.EvolutionOutcome;
import io.plumbline.model.plans.HeldChanges;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.plans.MeasuredTime;
import io.plumbline.model.plans.PlanDetail;
import io.plumbline.model.plans.PlanMoves;
import io.plumbline.model.plans.PlanScope;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.plans.PlanSummary;
import io.plumbline.model.plans.SizeHistory;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Scope;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.verdicts.CoolDown;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Streaks;
import io.plumbline.model.verdicts.Track;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.SharedSlowness;
import io.plumbline.model.work.ShiftSeries;
import io.plumbline.model.work.TimeShift;
import io.plumbline.model.work.Usual;
import io.plumbline.model.work.WorkSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value of every state with each field set, and null where it may be. */
final class Samples {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
    private static final String HASH = "ab".repeat(32);
    private static final IndexKey KEY = new IndexKey("public.orders", "btree", List.of("customer_id"), "paid = ?");
    private static final IndexUse USE = new IndexUse("orders_customer_idx", KEY);
    private static final IndexDefinition INDEX = new IndexDefinition(
            "orders_customer_idx",
            "btree",
            List.of("customer_id"),
            List.of("total"),
            "(paid = true)",
            "CREATE INDEX orders_customer_idx ON public.orders USING btree (customer_id) INCLUDE (total)",
            true,
            false,
            true,
            true,
            true,
            8192L);
    private static final StatementKey STATEMENT = new StatementKey("shop", "öffentlich", "public", "cd".repeat(16));
    private static final AppliedDecision LAST = new AppliedDecision("3f0c4f3e-0000-4000-8000-00000000000f", NOON);
    private static final RelationKey RELATION = new RelationKey("shop", "öffentlich", "public", "orders");

    private Samples() {}

    static PlanDetail plan() {
        return plan(
                "select * from orders where customer_id = ?",
                new PlanHints("IndexScan(\"o\" \"orders_customer_idx\")", null));
    }

    /** What version 2 of a plan's detail tells of the same. */
    static PlanDetail planOfVersion2() {
        return plan("select * from orders where customer_id = ?", PlanHints.NONE);
    }

    /** What version 1 of a plan's detail tells of the same. */
    static PlanDetail planOfVersion1() {
        return plan(null, PlanHints.NONE);
    }

    private static PlanDetail plan(@Nullable String sqlText, PlanHints hints) {
        RelationSize size = new RelationSize(new RelationName("public", "orders"), 200_000, 1L << 40, 7, NOON);
        RelationSize unknown = new RelationSize(new RelationName("public", "new"), -1, 0, 0, null);
        return new PlanDetail(
                sighting(List.of(size, unknown)),
                List.of(USE, new IndexUse(null, new IndexKey("public.items", null, List.of(), null))),
                new SizeHistory(List.of(size), NOON, List.of(unknown), NOON.plusSeconds(1)),
                sqlText,
                hints);
    }

    private static PlanSummary summary(
            int number, @Nullable String instance, int settingsHash, PlanMoves moves, long calls) {
        return new PlanSummary(
                number,
                HASH,
                PlanKind.GENERIC,
                "POSTGRESQL",
                1,
                PlanStatus.ACCEPTED,
                true,
                PlanSource.CAPTURE,
                instance == null ? PlanScope.GLOBAL : PlanScope.LOCAL,
                instance,
                NOON,
                NOON.plusSeconds(5),
                List.of("public.customers"),
                Long.MIN_VALUE + 7,
                settingsHash,
                "",
                NOON.plusSeconds(1),
                moves,
                calls);
    }

    private static PlanSighting sighting(List<RelationSize> sizes) {
        PlanNode join = new PlanNode(
                -1,
                NodeRole.ROOT,
                Operator.OTHER,
                JoinType.LEFT,
                null,
                null,
                null,
                List.of("Hash Cond: o.id = i.id"),
                List.of("o.id"),
                1,
                0.5,
                1e9,
                1.5);
        PlanNode scan = new PlanNode(
                0,
                NodeRole.OUTER,
                Operator.INDEX_SCAN,
                null,
                "public.orders",
                KEY,
                "orders_customer_idx",
                List.of(),
                List.of(),
                null,
                0,
                8.29,
                Double.MIN_VALUE);
        return new PlanSighting(
                new CanonicalPlan(1, HASH, List.of(join, scan)),
                PlanKind.GENERIC,
                new CostVector(0.5, 1e9, 1.5, 3, 0.5, 1, 2.25),
                sizes,
                Map.of("work_mem", "64MB", "enable_seqscan", "off"),
                true,
                NOON);
    }

    static Standing standing() {
        return withOptimizer(evolved(blocked(3.25, new SharedSlowness(NOON, NOON.plusSeconds(5))), 1L << 40));
    }

    /** What version 8 of a standing tells of the same. */
    static Standing standingOfVersion8() {
        return withOptimizer(standingOfVersion7());
    }

    /** What version 7 of a standing tells of the same. */
    static Standing standingOfVersion7() {
        return evolved(blocked(3, null), 1L << 40);
    }

    private static Standing withOptimizer(Standing before) {
        return new Standing(
                List.of(before.plans().get(0), before.plans().get(1).plannedBy("hypergraph")),
                before.instances(),
                before.entries(),
                before.hot(),
                before.decisions(),
                before.nextLook());
    }

    /** What version 6 of a standing tells of the same. */
    static Standing standingOfVersion6() {
        return evolved(blocked(3, null), 0);
    }

    private static Standing evolved(InstanceState blocked, long calls) {
        Evolution evolution = new Evolution(
                EvolutionOutcome.ACCEPTED,
                NOON.plusSeconds(3),
                new MeasuredTime(60, 1L << 33, 600.5),
                "cd".repeat(32),
                new MeasuredTime(1_000, 2, 1_000.25));
        return decided(blocked, new PlanMoves(LAST, NOON.plusSeconds(2), evolution), NOON.plusSeconds(4), calls);
    }

    /** What version 5 of a standing tells of the same. */
    static Standing standingOfVersion5() {
        return decided(blocked(3, null), new PlanMoves(LAST, null, null), null, 0);
    }

    private static Standing decided(InstanceState blocked, PlanMoves moves, @Nullable Instant nextLook, long calls) {
        Standing undecided = standing(-5, blocked, new HotPlan(12, new byte[] {5, -5}), moves, calls);
        return new Standing(
                undecided.plans(),
                undecided.instances(),
                undecided.entries(),
                undecided.hot(),
                new AnsweredDecisions(
                        List.of(new AppliedDecision("00000000-0000-0000-8000-000000000001", NOON.plusSeconds(1)), LAST),
                        NOON.minusSeconds(1)),
                nextLook);
    }

    /** What version 4 of a standing tells of the same. */
    static Standing standingOfVersion4() {
        return standing(-5, blocked(3, null), new HotPlan(12, new byte[] {5, -5}), PlanMoves.NONE, 0);
    }

    /** What version 3 of a standing tells of the same. */
    static Standing standingOfVersion3() {
        return standing(0, blocked(0, null), HotPlan.NONE, PlanMoves.NONE, 0);
    }

    private static Standing standing(
            int settingsHash, InstanceState blocked, HotPlan hot, PlanMoves moves, long calls) {
        Standing cold = standing(
                List.of(
                        summary(1, "primary", settingsHash, PlanMoves.NONE, 0),
                        summary(12, null, settingsHash, moves, calls)),
                List.of(blocked, InstanceState.unseen("replica")));
        return new Standing(cold.plans(), cold.instances(), cold.entries(), hot, AnsweredDecisions.NONE, null);
    }

    /** What version 2 of a standing tells of the same. */
    static Standing standingOfVersion2() {
        return standing(List.of(), List.of(blocked(0, null), InstanceState.unseen("replica")));
    }

    /** What version 1 of a standing tells of the same. */
    static Standing standingOfVersion1() {
        InstanceState now = blocked(0, null);
        InstanceState then = new InstanceState(
                now.instance(),
                now.level(),
                now.announcedLevel(),
                now.plans(),
                Track.NONE,
                now.flaps(),
                now.planHash(),
                now.lastSeenAt(),
                now.lastGoodAt(),
                now.lastGoodKind(),
                now.streakStartedAt(),
                now.raisedAt(),
                now.raisedPlanHash(),
                now.lostIndexes(),
                null,
                WorkSeries.EMPTY,
                null);
        return standing(List.of(), List.of(then, InstanceState.unseen("replica")));
    }

    private static InstanceState blocked(double goneBack, @Nullable SharedSlowness shared) {
        Usual usual = new Usual(1.5, -2, 3);
        TimeShift shift = new TimeShift(NOON, NOON.plusSeconds(1), Drift.GRADUAL, 1_000, 2_000.5, 0.99);
        return new InstanceState(
                "primary",
                Level.BLOCK,
                Level.WARN,
                new Track(
                        Level.BLOCK,
                        Level.BLOCK,
                        new Streaks(300, 2, 0, 1),
                        Map.of(RuleName.COST_MULTIPLIER, 3, RuleName.NEW_SEQ_SCAN, 1)),
                new Track(Level.PASS, Level.WARN, new Streaks(1, 0, 0, 1), Map.of(RuleName.TIME_REGRESSION, 1)),
                4,
                HASH,
                NOON,
                NOON,
                PlanKind.GENERIC,
                NOON,
                NOON,
                HASH,
                List.of(USE),
                new CoolDown(Level.WARN, NOON),
                new WorkSeries(
                        new PollWork(NOON, 7, 8.5, 9),
                        true,
                        NOON,
                        usual,
                        new Usual(4, 5, 6),
                        new ShiftSeries(new byte[] {1, -1}, shift, goneBack, shared, 12.5)),
                new Explained(-17, -1, NOON));
    }

    private static Standing standing(List<PlanSummary> plans, List<InstanceState> instances) {
        EntryState entry = new EntryState(
                "primary",
                "10/77/true",
                "ef".repeat(16),
                NOON,
                new CounterEpoch(NOON, NOON.plusSeconds(1), null),
                new Counters(1, 2.5, Long.MAX_VALUE, 4, 5, 6),
                HASH);
        EntryState bare = new EntryState(
                "replica",
                "10/78/true",
                "01".repeat(16),
                Instant.EPOCH,
                new CounterEpoch(NOON, null, NOON),
                new Counters(0, 0, 0, 0, 0, 0),
                null);
        return new Standing(plans, instances, List.of(entry, bare), HotPlan.NONE, AnsweredDecisions.NONE, null);
    }

    static IndexState indexes() {
        return new IndexState(
                Relation.Kind.PARTITIONED_TABLE,
                List.of(new KnownIndex(INDEX, NOON)),
                List.of(new InstanceIndexes(
                        "primary", NOON, List.of(new SeenIndex(INDEX, NOON), new SeenIndex(INDEX, null)))),
                List.of(new KnownPartition(new RelationName("public", "orders_2026"), NOON)),
                List.of(new IndexLoss(
                        RELATION, USE, STATEMENT, "primary", "POSTGRESQL", "23".repeat(16), NOON, NOON.plusSeconds(9))),
                List.of(new OpenCommand("orders_customer_idx", IndexAction.REBUILD, NOON)));
    }

    static ThresholdRow threshold() {
        return new ThresholdRow("id", "shop", "db", null, null, "COST_MULTIPLIER", "block_ratio", 4.5);
    }

    static MaintenanceWindow window() {
        return new MaintenanceWindow(
                "id",
                new Scope("shop", "db", "öffentlich", "cd".repeat(16)),
                NOON,
                NOON.plusSeconds(3600),
                new Recurrence("FREQ=WEEKLY;BYDAY=SU", "Europe/Berlin"),
                "upgrade");
    }

    /** What version 1 could say. */
    static MaintenanceWindow windowOfVersion1() {
        return MaintenanceWindow.once("id", Scope.ofCluster("shop"), NOON, NOON.plusSeconds(3600), "upgrade");
    }

    static HeldChanges heldChanges() {
        return new HeldChanges(1_000_000_000, NOON);
    }

    static DdlEvent ddl() {
        return new DdlEvent("shop", "db", "DROP INDEX", "index", "public", "public.\"Odd\"", null, NOON);
    }
}

package io.plumbline.job.operators;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ObservationReader;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.monitor.DecisionContext;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.monitor.StatementDecisions;
import io.plumbline.model.monitor.StatementMonitor;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.policy.Policy;
import io.plumbline.records.TrustedRecords;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The life of a statement that comes to have all that one can have: plans, instances, entries, lost indexes, decisions. */
final class FullStatement {

    static {
        TrustedRecords.trust();
    }

    private static final MonitorOptions OPTIONS = MonitorOptions.defaults();
    private static final int POLLS_OF_FOUR_DAYS = 4 * 24 * 360;
    private static final int LEARNED = 12;
    private static final int MEASURED = 30;
    private static final int DECISIONS = 70;
    private static final double MICROS_PER_CALL = 1_000;

    private final Random random = new Random(7);
    private final StatementMonitor monitor = new StatementMonitor(OPTIONS);
    private final ObservationReader reader = new ObservationReader(Integer.MAX_VALUE);
    private final int[] lastPoll = new int[OPTIONS.maxEntries()];
    private final double[] micros = new double[OPTIONS.maxEntries()];
    private final Wording wording;
    private StatementState state = StatementState.EMPTY;
    private int poll;
    private long observations;

    private FullStatement(Wording wording) {
        this.wording = wording;
    }

    static StatementState of(Wording wording) throws RejectedException {
        FullStatement statement = new FullStatement(wording);
        statement.learn(1, LEARNED);
        for (int days = 0; days <= 8; days += 4) {
            for (int plan = 1; plan <= OPTIONS.plans().maxPlans(); plan++) {
                statement.learn(plan, 1);
            }
            statement.poll += POLLS_OF_FOUR_DAYS;
        }
        statement.learn(1, LEARNED);
        for (int i = 0; i < MEASURED; i++) {
            statement.everywhere(null);
        }
        // until the level is raised, which reports the first plan's indexes lost
        for (int i = 0; i < 2; i++) {
            statement.everywhere(statement.plan(2));
        }
        return statement.decided();
    }

    /** Polls of one instance that uses the plan. */
    private void learn(int plan, int polls) throws RejectedException {
        for (int i = 0; i < polls; i++) {
            poll++;
            take(0, plan(plan));
        }
    }

    /** A poll of all entries on all instances. */
    private void everywhere(@Nullable CapturedPlan plan) throws RejectedException {
        poll++;
        for (int entry = 0; entry < OPTIONS.maxEntries(); entry++) {
            take(entry, plan);
        }
    }

    private void take(int entry, @Nullable CapturedPlan plan) throws RejectedException {
        int polls = poll - lastPoll[entry];
        lastPoll[entry] = poll;
        micros[entry] += polls * 100 * MICROS_PER_CALL * Math.exp(0.3 * random.nextGaussian());
        long calls = 100L * poll;
        byte[] observation = AvroBytes.write(Shop.observation(poll, plan)
                .setInstance(wording.instance(entry % OPTIONS.maxInstances()))
                .setEngine(wording.engine())
                .setEntryId(wording.entry(entry))
                .setObservationId(wording.observation(observations++))
                .setSqlText(wording.sqlText())
                .setPlanHints(wording.hints())
                .setNoPlanHintsReason(wording.hints())
                .setCounters(new StatementCounters(calls, micros[entry], calls, 0L, 0L, 0L))
                .build());
        state = monitor.observe(state, reader.read(observation), MonitorContext.DEFAULTS)
                .state();
    }

    private CapturedPlan plan(int number) {
        double cost = number == 1 ? 10 : 10_000 + number;
        PlanNode[] nodes = wording.nodes(number, cost).toArray(PlanNode[]::new);
        return CapturedPlan.newBuilder(Shop.plan(poll, "%064x".formatted(number), nodes))
                .setRelations(wording.relations())
                .setSettings(wording.settings())
                .build();
    }

    private StatementState decided() {
        StatementDecisions decisions = new StatementDecisions(OPTIONS);
        for (int i = 0; i < DECISIONS; i++) {
            CapturedPlan plan = plan(1 + i % OPTIONS.plans().maxPlans());
            DecisionContext context = new DecisionContext(Policy.DEFAULTS, Shop.timeOf(poll));
            state = decisions
                    .decide(state, Shop.decision(i, DecisionKind.ACCEPT, plan), context)
                    .state();
        }
        return state;
    }
}

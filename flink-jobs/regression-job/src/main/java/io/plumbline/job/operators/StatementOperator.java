package io.plumbline.job.operators;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.job.emit.BaselineWriter;
import io.plumbline.job.emit.DecisionResultWriter;
import io.plumbline.job.emit.ExplanationWriter;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.emit.PinCommandWriter;
import io.plumbline.job.emit.PlanChangeWriter;
import io.plumbline.job.emit.VerdictWriter;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.ingest.ObservationReader;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.job.options.MonitorSettings;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.monitor.DecisionContext;
import io.plumbline.model.monitor.Effect;
import io.plumbline.model.monitor.Judgement;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.StatementDecisions;
import io.plumbline.model.monitor.StatementLifecycle;
import io.plumbline.model.monitor.StatementMonitor;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.monitor.StatementStep;
import io.plumbline.model.monitor.Step;
import io.plumbline.model.plans.PlanChange;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.work.PulseMeter;
import io.plumbline.state.StateDescriptors;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Judges the samples of a statement, does what people decide about its plans, and looks at them from time to time: loads its
 * state, asks the {@link StatementMonitor}, the {@link StatementDecisions} or the {@link StatementLifecycle}, saves, and sends
 * each effect where it belongs. Verdicts are the main output.
 */
public final class StatementOperator
        extends KeyedBroadcastProcessFunction<String, DecodedRecord, ControlChange, Outbound> {

    public static final OutputTag<Outbound> PLAN_CHANGES = new OutputTag<>("plan-changes") {
        private static final long serialVersionUID = 1L;
    };
    public static final OutputTag<Outbound> BASELINES = new OutputTag<>("baselines") {
        private static final long serialVersionUID = 1L;
    };
    public static final OutputTag<Outbound> DECISION_RESULTS = new OutputTag<>("decision-results") {
        private static final long serialVersionUID = 1L;
    };
    public static final OutputTag<Outbound> PIN_COMMANDS = new OutputTag<>("pin-commands") {
        private static final long serialVersionUID = 1L;
    };
    public static final OutputTag<Outbound> EXPLANATIONS = new OutputTag<>("explanations") {
        private static final long serialVersionUID = 1L;
    };
    public static final OutputTag<Outbound> LATE = new OutputTag<>("late") {
        private static final long serialVersionUID = 1L;
    };
    public static final OutputTag<IndexDemand> INDEX_DEMANDS = new OutputTag<>("index-demands") {
        private static final long serialVersionUID = 1L;
    };

    private static final long serialVersionUID = 1L;
    private static final long ALMOST_A_MILLISECOND = 999_999;

    private final MonitorSettings settings;
    private transient @Nullable Parts parts;

    public StatementOperator(MonitorSettings settings) {
        this.settings = settings;
    }

    /** What an open operator works with. */
    private record Parts(
            StatementMonitor monitor,
            StatementDecisions decisions,
            StatementLifecycle lifecycle,
            ObservationReader reader,
            StatementMemory memory,
            PolicyMemory policies,
            PulseMeter pulse,
            PlanHistory history,
            StatementMetrics metrics) {}

    @Override
    public void open(OpenContext context) {
        PulseMeter pulse = new PulseMeter();
        parts = new Parts(
                new StatementMonitor(settings.monitor()),
                new StatementDecisions(settings.monitor()),
                new StatementLifecycle(settings.monitor()),
                new ObservationReader(Integer.MAX_VALUE, settings.weights()),
                new StatementMemory(getRuntimeContext()),
                new PolicyMemory(settings.ddlRetention(), pulse),
                pulse,
                new PlanHistory(settings.planHistory(), getRuntimeContext().getState(StateDescriptors.PLAN_HISTORY)),
                new StatementMetrics(getRuntimeContext().getMetricGroup()));
    }

    @Override
    public void processElement(DecodedRecord record, ReadOnlyContext context, Collector<Outbound> verdicts)
            throws Exception {
        if (record.decision() == null) {
            observe(record, context, verdicts);
        } else {
            decide(record, record.decision(), context, verdicts);
        }
    }

    private void observe(DecodedRecord record, ReadOnlyContext context, Collector<Outbound> verdicts) throws Exception {
        Sample sample = sampleOf(record);
        if (settings.isLate(sample.observedAt(), context.currentWatermark())) {
            opened().metrics().late().inc();
            context.output(LATE, new Outbound(record.key(), record.avro()));
            return;
        }
        MonitorContext inForce = opened().policies().inForce(context::getBroadcastState);
        StatementState before = opened().memory().load();
        Step step = opened().monitor().observe(before, sample, inForce);
        opened().metrics().count(step.judgement());
        if (step.judgement() == Judgement.JUDGED) {
            take(before, new StatementStep(step.state(), step.effects()), context, verdicts);
        }
    }

    private void decide(DecodedRecord record, Decision decision, ReadOnlyContext context, Collector<Outbound> verdicts)
            throws Exception {
        StatementState before = opened().memory().load();
        Policy policy = opened().policies().inForce(context::getBroadcastState).policy();
        DecisionContext inForce = new DecisionContext(policy, taskTime(context));
        StatementStep step = decision.kind() == DecisionKind.IMPORT
                ? opened().decisions().adopt(before, decision, sampleOf(record), inForce)
                : opened().decisions().decide(before, decision, inForce);
        take(before, step, context, verdicts);
    }

    /** The statement is looked at, whether it still runs or not; by event time, which stands still where nobody polls. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outbound> verdicts) throws Exception {
        StatementState before = opened().memory().load();
        StatementKey key = StatementKey.decode(context.getCurrentKey());
        StatementStep step = opened().lifecycle().look(before, key, Instant.ofEpochMilli(timestamp));
        take(before, step, context, verdicts);
        if (step.state().plans().isEmpty()) {
            opened().history().forget();
        }
    }

    /** Saves what the statement has become, and sends what follows from it. */
    private void take(StatementState before, StatementStep step, ReadOnlyContext context, Collector<Outbound> verdicts)
            throws Exception {
        save(before, step.state(), context);
        for (Effect effect : step.effects()) {
            route(effect, context, verdicts);
        }
    }

    private void save(StatementState before, StatementState after, ReadOnlyContext context) throws Exception {
        opened().memory().save(before, after);
        Instant next = after.nextLook();
        if (next != null && !next.equals(before.nextLook())) {
            // not before, so that what is due then is found
            context.timerService()
                    .registerEventTimeTimer(next.plusNanos(ALMOST_A_MILLISECOND).toEpochMilli());
        }
    }

    @Override
    public void processBroadcastElement(ControlChange change, Context context, Collector<Outbound> verdicts)
            throws Exception {
        opened().policies().apply(change, context::getBroadcastState);
    }

    private void route(Effect effect, ReadOnlyContext context, Collector<Outbound> verdicts) throws IOException {
        if (effect instanceof Effect.VerdictReached reached) {
            opened().metrics().count(reached.verdict());
            verdicts.collect(VerdictWriter.write(reached.verdict()));
        } else if (effect instanceof Effect.PlanChanged changed) {
            publish(changed.change(), context);
        } else if (effect instanceof Effect.BaselineChanged changed) {
            context.output(BASELINES, BaselineWriter.write(changed.baseline()));
        } else if (effect instanceof Effect.BaselineRetired retired) {
            context.output(BASELINES, BaselineWriter.tombstone(retired.key()));
        } else if (effect instanceof Effect.DecisionAnswered answered) {
            opened().metrics().count(answered.answer().outcome());
            context.output(DECISION_RESULTS, DecisionResultWriter.write(answered.answer()));
        } else if (effect instanceof Effect.PinCommanded commanded) {
            context.output(PIN_COMMANDS, PinCommandWriter.write(commanded.command()));
        } else if (effect instanceof Effect.IndexLost lost) {
            context.output(INDEX_DEMANDS, IndexDemand.of(lost.loss()));
        } else if (effect instanceof Effect.IndexRecovered recovered) {
            context.output(INDEX_DEMANDS, IndexDemand.of(recovered.recovery()));
        } else if (effect instanceof Effect.Explained explained) {
            opened().metrics().explained().inc();
            context.output(EXPLANATIONS, ExplanationWriter.write(explained.explanation()));
        } else if (effect instanceof Effect.TimeMeasured measured) {
            opened().pulse().add(measured.key().cluster(), measured.instance(), measured.measured());
        } else if (effect instanceof Effect.Counted counted) {
            opened().metrics().count(counted.count());
        }
    }

    private void publish(PlanChange change, ReadOnlyContext context) throws IOException {
        PlanHistory.Answer answer = opened().history().ask(change, taskTime(context));
        answer.counts().forEach(opened().metrics()::count);
        if (answer.published()) {
            context.output(PLAN_CHANGES, PlanChangeWriter.write(change));
        }
    }

    private static Instant taskTime(ReadOnlyContext context) {
        return Instant.ofEpochMilli(context.timerService().currentProcessingTime());
    }

    private Sample sampleOf(DecodedRecord record) {
        try {
            return opened().reader().read(record.avro());
        } catch (RejectedException e) {
            throw new IllegalStateException("the decoder let an impossible observation through", e);
        }
    }

    private Parts opened() {
        if (parts == null) {
            throw new IllegalStateException("an operator is opened before it is used");
        }
        return parts;
    }
}

package io.plumbline.model.testing;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionAnswer;
import io.plumbline.model.explain.Explanation;
import io.plumbline.model.monitor.DecisionContext;
import io.plumbline.model.monitor.Effect;
import io.plumbline.model.monitor.Judgement;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.MonitorCount;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.monitor.StatementDecisions;
import io.plumbline.model.monitor.StatementLifecycle;
import io.plumbline.model.monitor.StatementMonitor;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.monitor.StatementStep;
import io.plumbline.model.monitor.Step;
import io.plumbline.model.policy.MaintenanceCalendar;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.Scope;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.work.Pulse;
import io.plumbline.model.work.Pulses;
import io.plumbline.model.work.ShiftDetector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's life, poll by poll: one poll is 10 s, 100 calls of 1 ms each. */
public final class Story {

    public static final StatementKey KEY = new StatementKey("shop", "shop", "public", "a".repeat(32));
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration POLL = Duration.ofSeconds(10);

    private final StatementMonitor monitor;
    private final StatementDecisions decisions;
    private final StatementLifecycle lifecycle;
    private final List<DdlEvent> ddl = new ArrayList<>();
    private final List<MaintenanceWindow> windows = new ArrayList<>();
    private final List<ThresholdRow> thresholds = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private StatementState state = StatementState.EMPTY;
    private Instant now = START;
    private CounterEpoch epoch = new CounterEpoch(START.minus(Duration.ofDays(1)), null, null);
    private long calls;
    private double timePerCallMicros = 1_000;
    private double totalTimeMicros;
    private long tempBlocksPerCall;
    private long tempBlocks;
    private String instance = "primary";
    private Pulses pulses = Pulses.NONE;
    private PlanHints hints = PlanHints.NONE;

    public Story(MonitorOptions options) {
        this.monitor = new StatementMonitor(options);
        this.decisions = new StatementDecisions(options);
        this.lifecycle = new StatementLifecycle(options);
    }

    public Story(MonitorOptions options, ShiftDetector detector) {
        this.monitor = new StatementMonitor(options, detector);
        this.decisions = new StatementDecisions(options);
        this.lifecycle = new StatementLifecycle(options);
    }

    public static Story withDefaults() {
        return new Story(MonitorOptions.defaults());
    }

    /** The next poll, with a plan. */
    public Story poll(@Nullable PlanSighting plan) {
        now = now.plus(POLL);
        calls += 100;
        totalTimeMicros += 100 * timePerCallMicros;
        tempBlocks += 100 * tempBlocksPerCall;
        observe(sample(plan == null ? null : Plans.explainedAt(now, plan)));
        return this;
    }

    public Story polls(int times, @Nullable PlanSighting plan) {
        for (int i = 0; i < times; i++) {
            poll(plan);
        }
        return this;
    }

    public Sample sample(@Nullable PlanSighting plan) {
        return new Sample(
                KEY,
                instance,
                "POSTGRESQL",
                instance + "@" + now,
                "10/1/true",
                "select ?",
                now,
                epoch,
                new Counters(calls, totalTimeMicros, calls, 0, 0, tempBlocks),
                plan,
                hints);
    }

    /** From now on plans come with these hints. */
    public Story hints(PlanHints given) {
        hints = given;
        return this;
    }

    public Judgement observe(Sample sample) {
        Step step = monitor.observe(
                state,
                sample,
                new MonitorContext(Policy.of(thresholds), List.copyOf(ddl), MaintenanceCalendar.of(windows), pulses));
        state = step.state();
        effects.addAll(step.effects());
        return step.judgement();
    }

    private DecisionContext inForce() {
        return new DecisionContext(Policy.of(thresholds), now);
    }

    /** A decision is taken in now. */
    public Story decide(Decision decision) {
        StatementStep step = decisions.decide(state, decision, inForce());
        state = step.state();
        effects.addAll(step.effects());
        return this;
    }

    /** A decision that brings its plan along is taken in now. */
    public Story adopt(Decision decision, PlanSighting plan) {
        StatementStep step = decisions.adopt(state, decision, sample(plan), inForce());
        state = step.state();
        effects.addAll(step.effects());
        return this;
    }

    /** Time passes, and the plans are looked at whenever that is due, as the job's timer does. */
    public Story laterLooking(Duration duration) {
        Instant end = now.plus(duration);
        for (Instant due = state.nextLook(); due != null && !due.isAfter(end); due = state.nextLook()) {
            StatementStep step = lifecycle.look(state, KEY, due);
            state = step.state();
            effects.addAll(step.effects());
        }
        now = end;
        return this;
    }

    /** From now on the instance's statements fare so. */
    public Story pulse(Pulse pulse) {
        pulses = (cluster, of, since) -> pulse;
        return this;
    }

    public Story on(String otherInstance) {
        instance = otherInstance;
        return this;
    }

    public Story later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    public Story timePerCall(double micros) {
        timePerCallMicros = micros;
        return this;
    }

    public Story tempBlocksPerCall(long blocks) {
        tempBlocksPerCall = blocks;
        return this;
    }

    /** pg_stat_statements is reset. */
    public Story countersReset() {
        calls = 0;
        totalTimeMicros = 0;
        tempBlocks = 0;
        epoch = new CounterEpoch(epoch.serverStartedAt(), now, null);
        return this;
    }

    public Story ddl(String tag, String identity, @Nullable String relation) {
        now = now.plusMillis(1);
        ddl.add(new DdlEvent("shop", "shop", tag, "index", "public", identity, relation, now));
        return this;
    }

    /** A maintenance window from now on. */
    public Story window(String id, Duration length) {
        windows.add(MaintenanceWindow.once(id, Scope.ofCluster("shop"), now, now.plus(length), "planned"));
        return this;
    }

    /** A recurring maintenance window whose rule counts from now on. */
    public Story window(String id, Recurrence recurrence, Duration length) {
        windows.add(new MaintenanceWindow(
                id, Scope.ofCluster("shop"), now, now.plus(length), recurrence, "planned again and again"));
        return this;
    }

    public Story threshold(ThresholdRow row) {
        thresholds.add(row);
        return this;
    }

    public Instant now() {
        return now;
    }

    public StatementState state() {
        return state;
    }

    public List<Verdict> verdicts() {
        return of(Effect.VerdictReached.class).stream()
                .map(Effect.VerdictReached::verdict)
                .toList();
    }

    public List<Explanation> explanations() {
        return of(Effect.Explained.class).stream()
                .map(Effect.Explained::explanation)
                .toList();
    }

    /** The last explanation. */
    public Explanation why() {
        List<Explanation> all = explanations();
        return all.get(all.size() - 1);
    }

    public List<DecisionAnswer> answers() {
        return of(Effect.DecisionAnswered.class).stream()
                .map(Effect.DecisionAnswered::answer)
                .toList();
    }

    public long counted(MonitorCount count) {
        return of(Effect.Counted.class).stream()
                .filter(each -> each.count() == count)
                .count();
    }

    public <E extends Effect> List<E> of(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.changepoints.ChangePointOptions;
import io.plumbline.model.counters.CounterEntries;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.work.ChangePointShifts;
import io.plumbline.model.work.MeasuredRatio;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.ShiftDetector;
import io.plumbline.model.work.WorkSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges the samples of a statement, one at a time. Pure: the time is the sample's, the same arguments give the same
 * step, and nothing given is changed.
 *
 * <p>A repeat changes nothing. Any other sample moves its entry's counters on; what they say is judged ({@link
 * WorkJudge}), and its plan where it has one ({@link SightingJudge}). Costs and row estimates must be finite and not negative.
 */
public final class StatementMonitor {

    private static final Comparator<InstanceState> LONGEST_UNSEEN =
            Comparator.comparing(InstanceState::lastSeenAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private final MonitorOptions options;
    private final SightingJudge judge;
    private final TimeLearning times;
    private final WorkJudge work;
    private final StatementLooks looks;

    public StatementMonitor(MonitorOptions options) {
        this(options, new ChangePointShifts(ChangePointOptions.defaults()));
    }

    /** With another detector of changes in the time per call. */
    public StatementMonitor(MonitorOptions options, ShiftDetector detector) {
        this.options = options;
        this.work = new WorkJudge(options, detector);
        this.judge = new SightingJudge(options);
        this.looks = new StatementLooks(options.lifecycle());
        this.times = new TimeLearning(new PlanLearning(options.window()));
    }

    /** Takes one sample in. */
    public Step observe(StatementState state, Sample sample, MonitorContext context) {
        CounterEntries entries = new CounterEntries(state.entries());
        if (entries.isRepeat(sample)) {
            return new Step(state, Judgement.REPEATED, List.of());
        }
        List<Effect> effects = new ArrayList<>();
        InstanceState standing = standingOf(state, sample.instance());
        PlanSighting sighting = sample.plan();
        String planHash =
                sighting == null ? standing.planHash() : sighting.plan().planHash();
        Optional<EntryState> last = entries.lastOf(sample);
        Optional<TimeLearning.Measured> measured = last.map(each -> TimeLearning.Measured.between(each, sample));
        count(measured, effects);
        Thresholds thresholds = context.policy().thresholdsFor(sample.key());
        Worked worked = work.judge(
                standing,
                new WorkJudge.Measured(
                        sample,
                        state.entries(),
                        measured.map(TimeLearning.Measured::difference),
                        thresholds,
                        context.pulses()));
        report(worked, sample, thresholds, effects);
        List<PlanRecord> counted = measured.map(each -> TimeLearning.count(state.plans(), each, planHash))
                .orElse(state.plans());
        List<PlanRecord> plans = measured.isPresent() && isUsual(standing, worked)
                ? times.learn(counted, measured.get(), sample, planHash, effects)
                : counted;
        SightingJudge.Judged judged = judge.judge(
                new SightingJudge.Judged(plans, standing.withSeries(worked.after())),
                new Observation(sample, worked, thresholds),
                context,
                effects);
        List<InstanceState> instances = replace(state.instances(), judged.standing(), effects);
        CounterEntries moved = entries.with(sample, planHash, options.maxEntries());
        countEvicted(
                entries.entries().size()
                        + (last.isEmpty() ? 1 : 0)
                        - moved.entries().size(),
                effects);
        StatementState after =
                new StatementState(judged.plans(), instances, moved.entries(), state.decisions(), state.nextLook());
        return new Step(looks.planned(after, sample.observedAt()), Judgement.JUDGED, effects);
    }

    /** Where the poll is not complete, what the last one showed decides. */
    private static boolean isUsual(InstanceState standing, Worked worked) {
        return worked.poll() == null
                ? standing.work().ruleStreaks().isEmpty()
                : worked.findings().clean();
    }

    private void report(Worked worked, Sample sample, Thresholds thresholds, List<Effect> effects) {
        PollWork poll = worked.poll();
        WorkSeries before = worked.before();
        if (poll != null && before.logTime().weight() >= options.verdicts().minimumBaselineSamples()) {
            double micros = poll.timePerCallMicros();
            double band = before.bandMicros(
                    thresholds.value(ThresholdParameter.TIME_BAND_DEVIATIONS),
                    thresholds.value(ThresholdParameter.TIME_WARN_RATIO));
            effects.add(new Effect.TimeMeasured(
                    sample.key(),
                    sample.instance(),
                    new MeasuredRatio(
                            sample.key().hashCode(), poll.at(), micros / before.usualMicros(), micros > band)));
        }
    }

    private static void count(Optional<TimeLearning.Measured> measured, List<Effect> effects) {
        Optional<MonitorCount> count = measured.isEmpty()
                ? Optional.of(MonitorCount.COUNTER_SEEDED)
                : TimeLearning.countOf(measured.get().difference().kind());
        count.ifPresent(each -> effects.add(new Effect.Counted(each)));
    }

    private static void countEvicted(int entries, List<Effect> effects) {
        for (int i = 0; i < entries; i++) {
            effects.add(new Effect.Counted(MonitorCount.ENTRY_EVICTED));
        }
    }

    private static InstanceState standingOf(StatementState state, String instance) {
        for (InstanceState each : state.instances()) {
            if (each.instance().equals(instance)) {
                return each;
            }
        }
        return InstanceState.unseen(instance);
    }

    private List<InstanceState> replace(List<InstanceState> instances, InstanceState next, List<Effect> effects) {
        List<InstanceState> kept = new ArrayList<>(instances);
        kept.removeIf(each -> each.instance().equals(next.instance()));
        while (kept.size() >= options.maxInstances()) {
            kept.stream().min(LONGEST_UNSEEN).ifPresent(kept::remove);
            effects.add(new Effect.Counted(MonitorCount.INSTANCE_EVICTED));
        }
        kept.add(next);
        return kept;
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.counters.CounterDifference;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.rules.Finding;
import io.plumbline.model.rules.Level;
import io.plumbline.model.rules.Outcome;
import io.plumbline.model.rules.WorkContext;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Track;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.Pulse;
import io.plumbline.model.work.Pulses;
import io.plumbline.model.work.ShiftDetector;
import io.plumbline.model.work.TimeShift;
import io.plumbline.model.work.WorkLearning;
import io.plumbline.model.work.WorkSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges what the calls of a statement took, with or without a plan.
 *
 * <p>Law of learning: the series learns only polls at which no rule on work fired, nor TIME_REGRESSION was silent for the
 * impact alone or because the whole instance is slower, so that a regression does not become the norm it is measured by;
 * except when the instance has been raised, or the change point been confirmed, {@code relearnAfter} ago.
 */
final class WorkJudge {

    private static final int PULSE_POLLS = 3;

    private final MonitorOptions options;
    private final WorkLearning learning;

    WorkJudge(MonitorOptions options, ShiftDetector detector) {
        this.options = options;
        this.learning = new WorkLearning(options.window().length(), detector);
    }

    /**
     * A sample and what it is judged by.
     *
     * @param entries as they were before the sample
     * @param difference of the counters to the entry's sample before; empty for the first
     */
    record Measured(
            Sample sample,
            List<EntryState> entries,
            Optional<CounterDifference> difference,
            Thresholds thresholds,
            Pulses pulses) {

        /** The instance's statements in the last polls: in as much time as {@value #PULSE_POLLS} of this statement's take. */
        Pulse pulse() {
            Instant at = sample.observedAt();
            Duration interval = entries.stream()
                    .filter(entry -> entry.instance().equals(sample.instance())
                            && entry.observedAt().isBefore(at))
                    .map(entry -> Duration.between(entry.observedAt(), at))
                    .min(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            return pulses.of(sample.key().cluster(), sample.instance(), at.minus(interval.multipliedBy(PULSE_POLLS)));
        }
    }

    Worked judge(InstanceState standing, Measured measured) {
        Sample sample = measured.sample();
        Optional<CounterDifference> difference = measured.difference();
        WorkSeries before = standing.series();
        if (difference.isEmpty() || difference.get().kind() != CounterDifference.Kind.USED) {
            String why = difference.map(each -> each.kind().name()).orElse("the first sample of its counters");
            return new Worked(
                    before, before, null, RuleFindings.ofWork(Outcome.NO_MEASUREMENT, "no time per call: " + why));
        }
        WorkSeries added = learning.add(before, sample, difference.get());
        Optional<PollWork> poll = learning.complete(added, sample, measured.entries());
        if (poll.isEmpty()) {
            return new Worked(
                    before,
                    added,
                    null,
                    RuleFindings.ofWork(Outcome.NO_MEASUREMENT, "other entries of this poll are awaited"));
        }
        WorkSeries detected = learning.detect(added, poll.get());
        WorkSeries current =
                isOnAnotherPlan(standing, sample) ? learning.onAnotherPlan(detected, poll.get()) : detected;
        return judge(standing, current, poll.get(), measured);
    }

    /** Whether the plan that raised the statement is neither the one seen at this poll nor at the one before. */
    private static boolean isOnAnotherPlan(InstanceState standing, Sample sample) {
        String raised = standing.raisedPlanHash();
        boolean back = raised != null && !raised.equals(standing.planHash());
        return back
                && (sample.plan() == null || !sample.plan().plan().planHash().equals(raised));
    }

    private Worked judge(InstanceState standing, WorkSeries added, PollWork poll, Measured measured) {
        RuleFindings findings = RuleFindings.ofWork(
                new WorkContext(
                        poll,
                        added,
                        measured.thresholds(),
                        options.verdicts().minimumBaselineSamples(),
                        isRaised(standing.work()),
                        measured::pulse),
                standing.work().ruleStreaks());
        boolean learns =
                isUsual(findings) || options.verdicts().isRelearning(troubledSince(standing, added), poll.at());
        WorkSeries shared = isShared(findings, added, poll, measured) ? learning.share(added, poll) : added;
        WorkSeries closed = learning.lose(learning.close(shared), poll);
        return new Worked(added, learns ? learning.learn(closed, poll) : closed, poll, findings);
    }

    /** Whether TIME_REGRESSION is silent because the others are slower now, and not because they were. */
    private static boolean isShared(RuleFindings findings, WorkSeries series, PollWork poll, Measured measured) {
        return findings.findings().stream().anyMatch(finding -> finding.outcome() == Outcome.INSTANCE_SLOWER)
                && measured.pulse().explains(poll.timePerCallMicros() / series.usualMicros());
    }

    private static boolean isRaised(Track work) {
        return work.level() != Level.PASS && work.ruleStreaks().containsKey(RuleName.TIME_REGRESSION);
    }

    /** A regression that is not worth a warning, or that all statements share, is none of the usual either. */
    private static boolean isUsual(RuleFindings findings) {
        for (Finding finding : findings.findings()) {
            if (finding.rule() == RuleName.TIME_REGRESSION
                    && (finding.outcome() == Outcome.BELOW_MINIMUM_DIFFERENCE
                            || finding.outcome() == Outcome.INSTANCE_SLOWER)) {
                return false;
            }
        }
        return findings.clean();
    }

    private static @Nullable Instant troubledSince(InstanceState standing, WorkSeries series) {
        TimeShift shift = series.shifts().last();
        return standing.raisedAt() != null || shift == null ? standing.raisedAt() : shift.confirmedAt();
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.counters.CounterDifference;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.rules.Outcome;
import io.plumbline.model.rules.WorkContext;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.ShiftDetector;
import io.plumbline.model.work.WorkLearning;
import io.plumbline.model.work.WorkSeries;
import java.util.List;
import java.util.Optional;

/**
 * Judges what the calls of a statement took, with or without a plan.
 *
 * <p>Law of learning: the series learns only polls at which no rule on work fired, nor TIME_REGRESSION was silent for the
 * impact alone, so that a regression does not become the norm it is measured by; except when the instance has been raised for {@code relearnAfter}.
 */
final class WorkJudge {

    private final MonitorOptions options;
    private final WorkLearning learning;

    WorkJudge(MonitorOptions options, ShiftDetector detector) {
        this.options = options;
        this.learning = new WorkLearning(options.window().length(), detector);
    }

    /** {@code entries} as they were before the sample. */
    Worked judge(
            InstanceState standing,
            Sample sample,
            List<EntryState> entries,
            Optional<CounterDifference> difference,
            Thresholds thresholds) {
        WorkSeries before = standing.series();
        if (difference.isEmpty() || difference.get().kind() != CounterDifference.Kind.USED) {
            String why = difference.map(each -> each.kind().name()).orElse("the first sample of its counters");
            return new Worked(
                    before, before, null, RuleFindings.ofWork(Outcome.NO_MEASUREMENT, "no time per call: " + why));
        }
        WorkSeries added = learning.add(before, sample, difference.get());
        Optional<PollWork> poll = learning.complete(added, sample, entries);
        if (poll.isEmpty()) {
            return new Worked(
                    before,
                    added,
                    null,
                    RuleFindings.ofWork(Outcome.NO_MEASUREMENT, "other entries of this poll are awaited"));
        }
        return judge(standing, learning.detect(added, poll.get()), poll.get(), thresholds);
    }

    private Worked judge(InstanceState standing, WorkSeries added, PollWork poll, Thresholds thresholds) {
        RuleFindings findings = RuleFindings.ofWork(
                new WorkContext(poll, added, thresholds, options.verdicts().minimumBaselineSamples()),
                standing.work().ruleStreaks());
        boolean learns = isUsual(findings) || options.verdicts().isRelearning(standing.raisedAt(), poll.at());
        WorkSeries closed = learning.lose(learning.close(added), poll);
        return new Worked(added, learns ? learning.learn(closed, poll) : closed, poll, findings);
    }

    /** A regression that is not yet worth a warning is none of the usual either. */
    private static boolean isUsual(RuleFindings findings) {
        return findings.clean()
                && findings.findings().stream()
                        .noneMatch(finding -> finding.rule() == RuleName.TIME_REGRESSION
                                && finding.outcome() == Outcome.BELOW_MINIMUM_DIFFERENCE);
    }
}

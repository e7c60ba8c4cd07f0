package io.plumbline.model.work;

import io.plumbline.model.counters.CounterDifference;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.statement.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Adds up polls and keeps what is usual. */
public final class WorkLearning {

    private static final double REACH_DEVIATIONS = 3;
    private static final double LEAST_REACH = Math.log(1.25);

    private final Duration memory;
    private final ShiftDetector detector;

    /** {@code memory} is the age at which a value counts 1/e: the length of the rolling statistics. */
    public WorkLearning(Duration memory, ShiftDetector detector) {
        this.memory = memory;
        this.detector = detector;
    }

    /** With a used difference of one entry. */
    public WorkSeries add(WorkSeries series, Sample sample, CounterDifference difference) {
        return series.plus(new PollWork(
                sample.observedAt(), difference.calls(), difference.timeMicros(), difference.tempBlocks()));
    }

    /**
     * The open poll, if no entry is awaited: the instance's other entries that the poll before had were seen in this one.
     *
     * @param entries as they were before the sample
     */
    public Optional<PollWork> complete(WorkSeries series, Sample sample, List<EntryState> entries) {
        return isAwaiting(sample, entries) && !series.merged() ? Optional.empty() : Optional.ofNullable(series.open());
    }

    private static boolean isAwaiting(Sample sample, List<EntryState> entries) {
        Instant pollBefore = Instant.MIN;
        boolean others = false;
        for (EntryState entry : entries) {
            Instant at = entry.observedAt();
            if (entry.instance().equals(sample.instance()) && at.isBefore(sample.observedAt())) {
                boolean other = !entry.entryId().equals(sample.entryId());
                others = at.isAfter(pollBefore) ? other : others || (other && at.equals(pollBefore));
                pollBefore = at.isAfter(pollBefore) ? at : pollBefore;
            }
        }
        return others;
    }

    /** With the change point that the poll confirms, if it does. */
    public WorkSeries detect(WorkSeries series, PollWork poll) {
        return series.with(detector.observe(series.shifts(), poll));
    }

    /** Without a change point that a poll of another plan than the raised one shows to be over. */
    public WorkSeries onAnotherPlan(WorkSeries series, PollWork poll) {
        return series.with(series.shifts().onAnotherPlan(poll, series.usualMicros()));
    }

    /** Without the open poll. */
    public WorkSeries close(WorkSeries series) {
        return series.closed();
    }

    /** With the time that the poll took more than usual, if a change point counts. */
    public WorkSeries lose(WorkSeries series, PollWork poll) {
        return series.with(series.shifts().lost(poll, series.logTime()));
    }

    /** With a poll at which the whole instance is slower. */
    public WorkSeries share(WorkSeries series, PollWork poll) {
        return series.with(series.shifts().sharedAt(poll.at()));
    }

    /**
     * With the values of a poll learned. A time is learned as if it were within three standard deviations of the usual,
     * or within a quarter of it where that is more: what is far out moves the band only slowly, so that the polls between
     * a step and its confirmation do not hide it.
     */
    public WorkSeries learn(WorkSeries series, PollWork poll) {
        double fading = series.fading(poll.at(), memory);
        Usual before = series.logTime();
        double time = Math.log(poll.timePerCallMicros());
        double reach = Math.max(REACH_DEVIATIONS * before.standardDeviation(), LEAST_REACH);
        double near =
                before.weight() == 0 ? time : Math.max(before.mean() - reach, Math.min(before.mean() + reach, time));
        return series.learned(poll, before.with(near, fading), series.spill().with(poll.tempBlocksPerCall(), fading));
    }
}

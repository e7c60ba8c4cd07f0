package io.plumbline.model.work;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work of a statement on one instance, one value per poll.
 *
 * <p>Law of the poll: the differences of all counted entries (users, nesting levels) of one poll are added up. A poll is
 * complete when every entry that the poll before had was seen, so a statement with one entry is never delayed; what stays
 * incomplete is added to the next poll, at most once.
 *
 * @param open poll of which entries may be missing; null after a complete one
 * @param merged whether {@code open} holds an earlier incomplete poll
 * @param learnedAt time of the last value learned
 * @param logTime natural logarithm of the time per call in microseconds, as it usually is
 * @param spill temporary blocks written per call, as they usually are
 */
public record WorkSeries(
        @Nullable PollWork open,
        boolean merged,
        @Nullable Instant learnedAt,
        Usual logTime,
        Usual spill,
        ShiftSeries shifts) {

    /** Nothing measured yet. */
    public static final WorkSeries EMPTY = new WorkSeries(null, false, null, Usual.NONE, Usual.NONE, ShiftSeries.NONE);

    /** Geometric mean of the time per call, microseconds. */
    public double usualMicros() {
        return Math.exp(logTime.mean());
    }

    /** Upper edge of the band in which the time per call usually is: so many deviations, and at least so many times the usual. */
    public double bandMicros(double deviations, double leastRatio) {
        return usualMicros() * Math.max(Math.exp(deviations * logTime.standardDeviation()), leastRatio);
    }

    /** With the difference of one entry. */
    WorkSeries plus(PollWork difference) {
        if (open == null) {
            return new WorkSeries(difference, false, learnedAt, logTime, spill, shifts);
        }
        boolean later = difference.at().isAfter(open.at());
        PollWork sum = later ? open.plus(difference) : difference.plus(open);
        return new WorkSeries(sum, merged || later, learnedAt, logTime, spill, shifts);
    }

    WorkSeries closed() {
        return new WorkSeries(null, false, learnedAt, logTime, spill, shifts);
    }

    WorkSeries with(ShiftSeries next) {
        return new WorkSeries(open, merged, learnedAt, logTime, spill, next);
    }

    /** With the values of a complete poll learned; {@code memory} is the age at which a value counts 1/e. */
    WorkSeries learned(PollWork poll, Usual nextLogTime, Usual nextSpill) {
        Instant latest = learnedAt == null || poll.at().isAfter(learnedAt) ? poll.at() : learnedAt;
        return new WorkSeries(open, merged, latest, nextLogTime, nextSpill, shifts);
    }

    /** What is left at {@code at} of the weight of what was learned before. */
    double fading(Instant at, Duration memory) {
        double age = learnedAt == null
                ? 0
                : Math.max(0, Duration.between(learnedAt, at).toMillis());
        return Math.exp(-age / memory.toMillis());
    }
}

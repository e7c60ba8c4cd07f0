package io.plumbline.model.monitor;

import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.TimeShift;
import io.plumbline.model.work.WorkSeries;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the counters of a sample say.
 *
 * @param before the instance's series before the poll was learned
 * @param after the series with the sample
 * @param poll the poll that the sample completed; null when it completed none
 * @param findings of the rules on work; NO_MEASUREMENT without a poll
 */
record Worked(WorkSeries before, WorkSeries after, @Nullable PollWork poll, RuleFindings findings) {

    private static final double MICROS_PER_SECOND = 1e6;

    /** The change point that counts against the time per call now. */
    Optional<TimeShift> shift() {
        return before.shifts().against(before.usualMicros());
    }

    /** Time lost since it, seconds; 0 where none counts. */
    double impactSeconds() {
        return after.shifts().lostMicros() / MICROS_PER_SECOND;
    }
}

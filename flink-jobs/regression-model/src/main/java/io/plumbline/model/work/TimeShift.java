package io.plumbline.model.work;

import io.plumbline.model.causes.Drift;
import java.time.Instant;

/**
 * A confirmed change point of the time per call on an instance.
 *
 * @param at when it changed
 * @param confirmedAt when there was enough evidence
 * @param shape ABRUPT or GRADUAL
 * @param beforeMicros time per call before
 * @param afterMicros time per call after
 * @param probability posterior
 */
public record TimeShift(
        Instant at, Instant confirmedAt, Drift shape, double beforeMicros, double afterMicros, double probability) {

    /** Whether a time is nearer to the one after the change than to the usual one, on a logarithmic scale. */
    public boolean isNearer(double micros, double usualMicros) {
        return micros * micros > usualMicros * afterMicros;
    }

    /** Whether calls take longer since, and what is usual is still nearer to the time before, on a logarithmic scale. */
    boolean countsAgainst(double usualMicros) {
        return afterMicros > beforeMicros && usualMicros * usualMicros < beforeMicros * afterMicros;
    }
}

package io.plumbline.benchmarks.changepoints;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Values of which it is known where their level changes.
 *
 * @param values all finite and positive
 * @param changes indexes of the first values of a new level, ascending
 * @param times of a value by its index
 */
@SuppressWarnings("ArrayRecordComponent") // a large, read-only series
record LabelledSeries(double[] values, int[] changes, IntFunction<Instant> times) {

    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    /** A value a minute. */
    static LabelledSeries everyMinute(double[] values, int... changes) {
        return new LabelledSeries(values, changes, i -> START.plus(Duration.ofMinutes(i)));
    }
}

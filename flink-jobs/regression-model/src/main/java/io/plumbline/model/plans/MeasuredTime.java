package io.plumbline.model.plans;

import io.plumbline.model.stats.Distribution;

/**
 * How a plan was measured in the window.
 *
 * @param intervals between two polls in which it ran
 * @param calls in these intervals together
 * @param meanMicros mean time per call, microseconds
 */
public record MeasuredTime(long intervals, long calls, double meanMicros) {

    static MeasuredTime of(Distribution timePerCallMicros) {
        return new MeasuredTime(timePerCallMicros.samples(), timePerCallMicros.count(), timePerCallMicros.mean());
    }

    boolean isEnough(LifecycleOptions options) {
        return intervals >= options.minimumIntervals() && calls >= options.minimumCalls();
    }
}

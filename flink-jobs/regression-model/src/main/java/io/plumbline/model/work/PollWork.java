package io.plumbline.model.work;

import java.time.Instant;

/**
 * What the calls of a statement took on one instance in the time up to {@code at}, over all its counted entries.
 *
 * @param calls executions, at least 1 in a complete poll
 * @param timeMicros time executing
 * @param tempBlocks temporary blocks written
 */
public record PollWork(Instant at, long calls, double timeMicros, long tempBlocks) {

    private static final double LEAST_MICROS = 0.1;

    /** Microseconds; 0.1 at least, so that it has a logarithm. */
    public double timePerCallMicros() {
        return Math.max(timeMicros / calls, LEAST_MICROS);
    }

    /** Temporary blocks written per call. */
    public double tempBlocksPerCall() {
        return (double) tempBlocks / calls;
    }

    PollWork plus(PollWork more) {
        return new PollWork(more.at, calls + more.calls, timeMicros + more.timeMicros, tempBlocks + more.tempBlocks);
    }
}

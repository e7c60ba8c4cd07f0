package io.plumbline.model.work;

import java.time.Instant;

/**
 * What the calls of a statement took on one instance in the time up to {@code at}, over all its counted entries. A sum of
 * calls or blocks that is too large to be counted is the largest number.
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
        return new PollWork(
                more.at, sum(calls, more.calls), timeMicros + more.timeMicros, sum(tempBlocks, more.tempBlocks));
    }

    /** Of two numbers that are not negative. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}

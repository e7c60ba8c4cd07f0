package io.plumbline.model.plans;

import java.util.Arrays;

/**
 * The rolling statistics of a plan, each in the byte format of {@link io.plumbline.model.stats.RollingStatistics}; empty
 * where nothing was learned yet. The arrays are never changed in place.
 *
 * @param cost total cost, page-read equivalents
 * @param rowsOut estimated rows out
 * @param timePerCall time per call in microseconds, weighted by calls
 */
// arrays, because they are written to state as they are; equality is by content below
@SuppressWarnings("ArrayRecordComponent")
public record PlanStatistics(byte[] cost, byte[] rowsOut, byte[] timePerCall) {

    /** Nothing learned. */
    public static final PlanStatistics EMPTY = new PlanStatistics(new byte[0], new byte[0], new byte[0]);

    @Override
    public boolean equals(Object other) {
        return other instanceof PlanStatistics that
                && Arrays.equals(cost, that.cost)
                && Arrays.equals(rowsOut, that.rowsOut)
                && Arrays.equals(timePerCall, that.timePerCall);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cost) * 961 + Arrays.hashCode(rowsOut) * 31 + Arrays.hashCode(timePerCall);
    }

    @Override
    public String toString() {
        return "PlanStatistics[%d, %d, %d bytes]".formatted(cost.length, rowsOut.length, timePerCall.length);
    }
}

package io.plumbline.model.plans;

import io.plumbline.model.stats.Distribution;

/**
 * A plan's rolling statistics, read out; {@link Distribution#EMPTY} where nothing was learned.
 *
 * @param cost total cost, page-read equivalents; a value is a sample
 * @param rowsOut estimated rows out; a value is a sample
 * @param rowsExamined estimated rows examined; a value is a sample
 * @param timePerCallMicros time per call in microseconds; a value counts once for each call
 */
public record BaselineStatistics(
        Distribution cost, Distribution rowsOut, Distribution rowsExamined, Distribution timePerCallMicros) {

    /** Samples with a plan in the window. */
    public long samples() {
        return cost.count();
    }

    public double costP50() {
        return cost.p50();
    }

    public double costP90() {
        return cost.p90();
    }

    public double costP99() {
        return cost.p99();
    }

    public double costMean() {
        return cost.mean();
    }

    public double costStandardDeviation() {
        return cost.standardDeviation();
    }

    public double rowsP50() {
        return rowsOut.p50();
    }
}

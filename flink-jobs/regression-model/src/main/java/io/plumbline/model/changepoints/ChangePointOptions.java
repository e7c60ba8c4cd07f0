package io.plumbline.model.changepoints;

/**
 * When a change of level is believed. One setting for all series: everything that differs between them (level, noise,
 * how long a disturbance lasts, days and weeks) is learned from each.
 *
 * @param hazard prior probability that a value begins a new level, above 0 and at most 0.1
 * @param maxHypotheses beginnings of the present level that are kept, 4 to 256; one update costs time and state in
 *     proportion
 * @param confirmProbability posterior from which a change is believed, at least 0.5 and below 1
 * @param leastMagnitude relative change below which none is reported, above 0 and at most 1: 0.07 stands for x 1.07 and
 *     / 1.07
 * @param persistence values at the new level before it is believed, 3 to 10
 */
public record ChangePointOptions(
        double hazard, int maxHypotheses, double confirmProbability, double leastMagnitude, int persistence) {

    public ChangePointOptions {
        require(hazard > 0 && hazard <= 0.1, "hazard must be above 0 and at most 0.1, was ", hazard);
        require(maxHypotheses >= 4 && maxHypotheses <= 256, "maxHypotheses must be from 4 to 256, was ", maxHypotheses);
        require(
                confirmProbability >= 0.5 && confirmProbability < 1,
                "confirmProbability must be in [0.5, 1), was ",
                confirmProbability);
        require(
                leastMagnitude > 0 && leastMagnitude <= 1,
                "leastMagnitude must be above 0 and at most 1, was ",
                leastMagnitude);
        require(
                persistence >= 3 && persistence <= SeriesMemory.RECENT,
                "persistence must be from 3 to 10, was ",
                persistence);
    }

    /** A change in 250 values, 32 hypotheses, believed at 0.9995, from 7 %, after 5 values. */
    public static ChangePointOptions defaults() {
        return new ChangePointOptions(1.0 / 250, 32, 0.9995, 0.07, 5);
    }

    double leastLogMagnitude() {
        return Math.log1p(leastMagnitude);
    }

    private static void require(boolean holds, String law, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(law + value);
        }
    }
}

package io.plumbline.model.stats;

/**
 * A rolling window read out; all 0 where it is empty.
 *
 * @param count values, or their weights, in the window
 * @param standardDeviation of the population
 * @param minimum exact
 * @param maximum exact
 */
public record Distribution(
        long count,
        double p50,
        double p90,
        double p99,
        double mean,
        double standardDeviation,
        double minimum,
        double maximum) {

    /** Nothing in the window. */
    public static final Distribution EMPTY = new Distribution(0, 0, 0, 0, 0, 0, 0, 0);
}

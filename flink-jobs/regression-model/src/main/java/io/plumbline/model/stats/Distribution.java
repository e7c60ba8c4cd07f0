package io.plumbline.model.stats;

/**
 * A rolling window read out; all 0 where it is empty. How exact each number is, is said at {@link RollingStatistics}.
 *
 * @param samples values in the window
 * @param count their weights together; the same as {@code samples} where each weighs 1
 * @param standardDeviation of the population
 */
public record Distribution(
        long samples,
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

    /** Of values that weigh 1 each. */
    public Distribution(
            long count,
            double p50,
            double p90,
            double p99,
            double mean,
            double standardDeviation,
            double minimum,
            double maximum) {
        this(count, count, p50, p90, p99, mean, standardDeviation, minimum, maximum);
    }
}

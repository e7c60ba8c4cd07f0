package io.plumbline.model.work;

/**
 * How many times as long as usual the statements of an instance take, all together.
 *
 * @param statements that were measured
 * @param logMedian median of the natural logarithms of time per call over the usual one
 * @param logSpread their median absolute deviation, times 1.4826: the standard deviation, were they normal
 */
public record Pulse(int statements, double logMedian, double logSpread) {

    /** Nothing measured. */
    public static final Pulse NONE = new Pulse(0, 0, 0);

    /** Statements from which they stand for the instance: fewer may well depend on one table or one index. */
    public static final int LEAST_STATEMENTS = 20;

    private static final double LEAST_SLOWDOWN = Math.log(1.2);
    private static final double DEVIATIONS = 3;

    /**
     * Whether a statement that takes {@code ratio} times as long as usual does no worse than the others: half of them take
     * 1.2 times as long at least, and it is within three deviations of them.
     */
    public boolean explains(double ratio) {
        return statements >= LEAST_STATEMENTS
                && logMedian >= LEAST_SLOWDOWN
                && Math.log(ratio) <= logMedian + DEVIATIONS * Math.max(logSpread, LEAST_SLOWDOWN);
    }

    /** How many times as long as usual half of them take at least. */
    public double slowdown() {
        return Math.exp(logMedian);
    }
}

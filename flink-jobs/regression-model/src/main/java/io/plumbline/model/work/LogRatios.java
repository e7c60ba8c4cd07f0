package io.plumbline.model.work;

import java.util.Arrays;

/**
 * Natural logarithms of times per call over the usual ones.
 *
 * @param deviation median absolute deviation, times 1.4826: the standard deviation, were they normal
 */
public record LogRatios(double median, double deviation) {

    /** Of nothing. */
    public static final LogRatios NONE = new LogRatios(0, 0);

    private static final double LEAST_SLOWDOWN = Math.log(1.2);
    private static final double DEVIATIONS = 3;
    private static final double NORMAL = 1.4826;

    /** Of the first {@code count} logarithms, at least one. */
    static LogRatios of(double[] logarithms, int count) {
        double median = medianOf(logarithms, count);
        double[] distances = new double[count];
        for (int i = 0; i < count; i++) {
            distances[i] = Math.abs(logarithms[i] - median);
        }
        return new LogRatios(median, NORMAL * medianOf(distances, count));
    }

    private static double medianOf(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    boolean isSlow() {
        return median >= LEAST_SLOWDOWN;
    }

    /** Whether a ratio is within three deviations above the median, or three times 1.2 where they hardly differ. */
    boolean reaches(double ratio) {
        return Math.log(ratio) <= median + DEVIATIONS * Math.max(deviation, LEAST_SLOWDOWN);
    }
}

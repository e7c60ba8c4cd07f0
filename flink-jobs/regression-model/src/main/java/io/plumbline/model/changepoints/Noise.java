package io.plumbline.model.changepoints;

/**
 * How a series varies about its level: the variance of its values, and how far each repeats the one before it. Both are
 * learned with a memory of {@value #MEMORY} values, from distances that are cut off at {@value #LEARNED_REACH} standard
 * deviations, so that the first values of a new level do not pass for noise.
 */
final class Noise {

    static final double REACH = 4;

    private static final double LEARNED_REACH = 3;

    /** Noise that repeats itself wanders about its level, but not as far as this. */
    private static final double WANDERING = 5;

    /** Of the amounts of a normal distribution with deviation 1. */
    private static final double MEDIAN_OF_NORMAL = 0.6745;

    private static final int MEMORY = 256;
    private static final double LEAST_VARIANCE = 1e-4;
    private static final double LEAST_WORTH = 0.02;
    /** Until there are many values the variance is taken for larger than it looked, by this share of a value. */
    private static final double DOUBT = 8;

    int count;
    double aboutLevel;
    double fromBefore;
    double last;

    /** Learns a value that is {@code distance} from its level; both logarithms. */
    void learn(double value, double distance) {
        if (count > 0) {
            double step = cut(value - last, LEARNED_REACH * Math.sqrt(2) * deviation());
            fromBefore += (step * step - fromBefore) * share();
        }
        double near = cut(distance, LEARNED_REACH * deviation());
        aboutLevel += (near * near - aboutLevel) * share();
        last = value;
        count = Math.min(count + 1, MEMORY);
    }

    /** Of the first values, by medians of their steps and of their distances from the middle: a step among them counts little. */
    void begin(double[] values, int size) {
        double[] steps = new double[size - 1];
        for (int i = 1; i < size; i++) {
            steps[i - 1] = Math.abs(values[i] - values[i - 1]);
        }
        double middle = Sorted.median(values, size);
        double[] distances = new double[size];
        for (int i = 0; i < size; i++) {
            distances[i] = Math.abs(values[i] - middle);
        }
        fromBefore = Math.max(squaredDeviation(steps), 2 * LEAST_VARIANCE);
        aboutLevel = Math.max(squaredDeviation(distances), fromBefore / 2);
        last = values[size - 1];
        count = size;
    }

    /** Variance of what is normal and has these amounts, by their median. */
    private static double squaredDeviation(double[] amounts) {
        double deviation = Sorted.median(amounts, amounts.length) / MEDIAN_OF_NORMAL;
        return deviation * deviation;
    }

    double variance() {
        return Math.max(aboutLevel, LEAST_VARIANCE);
    }

    /** Variance to judge by. */
    double doubtfulVariance() {
        return variance() * (1 + DOUBT / count);
    }

    double deviation() {
        return Math.sqrt(variance());
    }

    /**
     * What a value is worth against an independent one, (1 - rho) / (1 + rho) with rho the correlation of neighbours (for an
     * autoregressive process of order 1 the effective sample size): rho = 1 - E[step^2] / (2 E[distance^2]).
     */
    double worth() {
        double correlation = Math.max(0, 1 - Math.max(fromBefore, 2 * LEAST_VARIANCE) / (2 * variance()));
        return Math.max(LEAST_WORTH, (1 - correlation) / (1 + correlation));
    }

    /** Distance from the level that no noise comes to twice in a row, however much it repeats itself. */
    double outOfReach() {
        return WANDERING * Math.sqrt(doubtfulVariance());
    }

    double near(double value, double level) {
        return level + cut(value - level, REACH * deviation());
    }

    private static double cut(double distance, double reach) {
        return Math.max(-reach, Math.min(reach, distance));
    }

    private double share() {
        return 1.0 / Math.max(2, Math.min(count + 1, MEMORY));
    }
}

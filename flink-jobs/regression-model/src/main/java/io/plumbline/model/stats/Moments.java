package io.plumbline.model.stats;

/**
 * Count, mean, sum of squared deviations and extremes of weighted values.
 *
 * <p>Values are added and parts merged by the pairwise update of T. F. Chan, G. H. Golub, R. J. LeVeque (1979), which
 * never subtracts, so that the sum of squared deviations cannot become negative: what leaves a window is left out of the
 * merge instead.
 */
record Moments(long count, double mean, double squaredDeviations, double minimum, double maximum) {

    private static final int SINGLE_VALUE = 0;
    private static final int SPREAD = 1;

    static final Moments NONE = new Moments(0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static Moments of(double value, long weight) {
        return new Moments(weight, value, 0, value, value);
    }

    Moments merge(Moments other) {
        if (count == 0) {
            return other;
        }
        if (other.count == 0) {
            return this;
        }
        long total = count + other.count;
        if (minimum == other.maximum && maximum == other.minimum) {
            return new Moments(total, minimum, 0, minimum, maximum);
        }
        double delta = other.mean - mean;
        double share = (double) other.count / total;
        return new Moments(
                total,
                mean + delta * share,
                squaredDeviations + other.squaredDeviations + delta * delta * count * share,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }

    boolean isSingleValue() {
        return minimum == maximum;
    }

    double standardDeviation() {
        return count == 0 || isSingleValue() ? 0 : Math.sqrt(squaredDeviations / count);
    }

    void write(ByteSink out) {
        boolean spread = count > 0 && !isSingleValue();
        out.unsigned(spread ? SPREAD : SINGLE_VALUE);
        out.unsigned(count);
        if (count > 0) {
            out.fixed(mean);
        }
        if (spread) {
            out.fixed(squaredDeviations);
            out.fixed(minimum);
            out.fixed(maximum);
        }
    }

    static Moments read(ByteSource in) {
        long form = in.unsigned();
        long count = in.unsigned();
        if (count == 0) {
            return NONE;
        }
        double mean = in.fixed();
        return form == SINGLE_VALUE ? of(mean, count) : new Moments(count, mean, in.fixed(), in.fixed(), in.fixed());
    }
}

package io.plumbline.model.changepoints;

/**
 * The posterior of when the present run of values began: the recursion of Adams and MacKay with a normal-gamma model.
 *
 * <p>A hypothesis says that all values since one of them came from one normal distribution. Its sufficient statistics are
 * the number of values, their mean and the sum of squared distances from it. With each value, every hypothesis is weighted
 * with its predictive density (Student's t), and one is added that says that the value begins a new run:
 *
 * <pre>
 * weight(r + 1) = weight(r) (1 - hazard) t(value | r)^w        weight(1) = hazard t(value | nothing)^w
 * </pre>
 *
 * <p>w in (0, 1] is the worth of a value against an independent one. Power 1 is the recursion of the paper; a smaller one
 * is the fractional posterior for values that repeat each other, for which the counts are multiplied by w too.
 *
 * <p>Hypotheses are nested, the longest first; statistics of the values between two beginnings are differences of sums
 * ({@link #meanBetween}). When there are more than allowed, the one with the least weight is dropped, but never the
 * longest, nor the youngest, which had no time to prove themselves.
 *
 * <p>The longest run forgets: beyond {@value #MEMORY} values each new one replaces 1/{@value #MEMORY} of it.
 *
 * <p>Sources: R. P. Adams, D. J. C. MacKay: Bayesian Online Changepoint Detection, arXiv:0710.3742, 2007. K. P. Murphy:
 * Conjugate Bayesian analysis of the Gaussian distribution, 2007. A. Bhattacharya, D. Pati, Y. Yang: Bayesian fractional
 * posteriors, Annals of Statistics 47(1), 2019.
 */
final class RunLengths {

    static final int MEMORY = 1_024;

    /** Strength of the prior of the variance; the series for the gamma functions needs at least 8. */
    static final double PRIOR_SHAPE = 8;

    private static final int YOUNGEST = 8;
    /** A weight so far below the greatest is less than the last bit of their sum. */
    private static final double NEGLIGIBLE = -40;

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final int limit;

    int size;
    final int[] length;
    final long[] beganMillis;
    final double[] logWeight;
    final double[] mean;
    final double[] squares;

    private double variance;
    private double precision;
    private double worth;
    private double logHazard;
    private double logSurvival;

    RunLengths(int limit) {
        this.limit = limit;
        this.length = new int[limit + 1];
        this.beganMillis = new long[limit + 1];
        this.logWeight = new double[limit + 1];
        this.mean = new double[limit + 1];
        this.squares = new double[limit + 1];
    }

    /**
     * What is expected of a new run.
     *
     * @param variance of the values about their level
     * @param precision of its level about 0, in values: the variance of the values over that of levels
     * @param worth of a value, above 0 and at most 1
     * @param hazard probability that a value begins a new run
     */
    void expect(double variance, double precision, double worth, double hazard) {
        this.logHazard = Math.log(hazard);
        this.logSurvival = Math.log1p(-hazard);
        this.variance = variance;
        this.precision = precision;
        this.worth = worth;
    }

    void observe(double value, long atMillis) {
        for (int i = 0; i < size; i++) {
            logWeight[i] += logSurvival + worth * logPredictive(value, length[i], mean[i], squares[i]);
            add(i, value);
        }
        length[size] = 1;
        beganMillis[size] = atMillis;
        logWeight[size] = (size == 0 ? 0 : logHazard) + worth * logPredictive(value, 0, 0, 0);
        mean[size] = value;
        squares[size] = 0;
        size++;
        if (size > limit) {
            drop(leastLikely());
        }
        normalize();
    }

    private double logPredictive(double value, int count, double runMean, double runSquares) {
        double counted = worth * count;
        double kappa = precision + counted;
        double shape = PRIOR_SHAPE + counted / 2;
        double rate = PRIOR_SHAPE * variance
                + worth * runSquares / 2
                + (count == 0 ? 0 : precision * counted * runMean * runMean / (2 * kappa));
        double distance = value - (count == 0 ? 0 : counted * runMean / kappa);
        double spread = rate * (kappa + 1) / kappa;
        return gammaSeries(shape)
                + (Math.log(shape / spread) - LOG_TWO_PI) / 2
                - (shape + 0.5) * Math.log1p(distance * distance / (2 * spread));
    }

    /** log Gamma(a + 1/2) - log Gamma(a) - log(a) / 2; the next term is below 1e-12 from a = 8. */
    private static double gammaSeries(double a) {
        double inverse = 1 / a;
        double square = inverse * inverse;
        return inverse
                * (-1.0 / 8
                        + square
                                * (1.0 / 192
                                        + square * (-1.0 / 640 + square * (17.0 / 14_336 - square * (31.0 / 18_432)))));
    }

    private void add(int i, double value) {
        double kept = Math.min(length[i], MEMORY - 1);
        double fading = kept / length[i];
        double distance = value - mean[i];
        length[i] = (int) kept + 1;
        mean[i] += distance / (kept + 1);
        squares[i] = squares[i] * fading + distance * (value - mean[i]);
    }

    private int leastLikely() {
        int least = 1;
        for (int i = 2; i < Math.max(2, size - Math.min(YOUNGEST, limit / 2)); i++) {
            if (logWeight[i] < logWeight[least]) {
                least = i;
            }
        }
        return least;
    }

    private void normalize() {
        double greatest = logWeight[mostLikely()];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double below = logWeight[i] - greatest;
            sum += below > NEGLIGIBLE ? Math.exp(below) : 0;
        }
        double shift = greatest + Math.log(sum);
        for (int i = 0; i < size; i++) {
            logWeight[i] -= shift;
        }
    }

    int mostLikely() {
        int most = 0;
        for (int i = 1; i < size; i++) {
            if (logWeight[i] > logWeight[most]) {
                most = i;
            }
        }
        return most;
    }

    private void drop(int index) {
        int moved = size - index - 1;
        System.arraycopy(length, index + 1, length, index, moved);
        System.arraycopy(beganMillis, index + 1, beganMillis, index, moved);
        System.arraycopy(logWeight, index + 1, logWeight, index, moved);
        System.arraycopy(mean, index + 1, mean, index, moved);
        System.arraycopy(squares, index + 1, squares, index, moved);
        size--;
    }

    /** Makes the hypothesis the longest run, and its level the origin of all values. */
    double beginWith(int index) {
        System.arraycopy(length, index, length, 0, size - index);
        System.arraycopy(beganMillis, index, beganMillis, 0, size - index);
        System.arraycopy(logWeight, index, logWeight, 0, size - index);
        System.arraycopy(mean, index, mean, 0, size - index);
        System.arraycopy(squares, index, squares, 0, size - index);
        size -= index;
        double origin = mean[0];
        for (int i = 0; i < size; i++) {
            mean[i] -= origin;
        }
        normalize();
        return origin;
    }

    /** Makes the hypothesis the only one, as if its values lay about 0 with this variance. */
    void restart(int index, double spread) {
        int kept = length[index];
        long began = beganMillis[index];
        size = 0;
        append(kept, began, 0, 0, kept * spread);
    }

    /** One more hypothesis, shorter than those before. */
    void append(int values, long began, double weight, double level, double squaredDistances) {
        length[size] = values;
        beganMillis[size] = began;
        logWeight[size] = weight;
        mean[size] = level;
        squares[size] = squaredDistances;
        size++;
    }

    /** Mean of the values from the beginning of the longer run to before that of the shorter one. */
    double meanBetween(int longer, int shorter) {
        double newer = weightWithin(longer, shorter);
        return (length[longer] * mean[longer] - newer * mean[shorter]) / (length[longer] - newer);
    }

    /** Variance of the same values about their own mean. */
    double varianceBetween(int longer, int shorter) {
        double newer = weightWithin(longer, shorter);
        double older = length[longer] - newer;
        double apart = mean[shorter] - meanBetween(longer, shorter);
        double sum = squares[longer]
                - squares[shorter] * newer / length[shorter]
                - apart * apart * newer * older / length[longer];
        return Math.max(0, sum) / older;
    }

    /** How many of the longer run's values the shorter one has, as many as they count there: a run that forgets has less of them. */
    double weightWithin(int longer, int shorter) {
        return length[longer] < MEMORY
                ? length[shorter]
                : MEMORY * -Math.expm1(length[shorter] * Math.log1p(-1.0 / MEMORY));
    }
}

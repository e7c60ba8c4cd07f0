package io.plumbline.model.work;

/**
 * Mean and standard deviation of a value that forget: each value counts exp(-age / t). Costs a few operations per value
 * and 24 bytes.
 *
 * <p>Source: West, Updating mean and variance estimates, Communications of the ACM 22(9), 1979, with weights that fade.
 *
 * @param weight sum of the weights: how many values it is worth
 * @param sumOfSquares weighted squared distances from the mean
 */
public record Usual(double weight, double mean, double sumOfSquares) {

    /** No value yet. */
    public static final Usual NONE = new Usual(0, 0, 0);

    /** Of the population; 0 without a value. */
    public double standardDeviation() {
        return weight > 0 ? Math.sqrt(sumOfSquares / weight) : 0;
    }

    /**
     * With one more value.
     *
     * @param fading what is left of a value's weight since the last one, 0 to 1
     */
    Usual with(double value, double fading) {
        double kept = weight * fading;
        double difference = value - mean;
        double nextMean = mean + difference / (kept + 1);
        return new Usual(kept + 1, nextMean, sumOfSquares * fading + difference * (value - nextMean));
    }
}

package io.plumbline.model.stats;

/**
 * Maps values above zero to logarithmic buckets.
 *
 * <p>Let {@code a} be the relative accuracy and {@code g = (1 + a) / (1 - a)}. Bucket {@code i} holds the values in
 * {@code (g^(i-1), g^i]} and answers with {@code m = 2 g^i / (g + 1)}.
 *
 * <p>Law: {@code |m - x| <= a x} for every {@code x} in the bucket. Proof: {@code |m - x| / x} is largest at an end of the
 * bucket. At {@code x = g^i}: {@code 1 - 2 / (g + 1) = (g - 1) / (g + 1) = a}. Towards {@code x = g^(i-1)}:
 * {@code 2 g / (g + 1) - 1 = (g - 1) / (g + 1) = a}. Rounding of the logarithm can put a value that lies within about
 * 1e-12 of a bucket's end into the neighbour, which adds as much to the error.
 *
 * <p>Source: C. Masson, J. E. Rim, H. K. Lee: DDSketch, PVLDB 12(12), 2019, section 2.
 */
final class LogMapping {

    /** Values below count as zero; doubles lose precision little below. */
    static final double MINIMUM = 1e-300;

    private final double gamma;
    private final double logGamma;

    LogMapping(double relativeAccuracy) {
        this.gamma = (1 + relativeAccuracy) / (1 - relativeAccuracy);
        this.logGamma = Math.log(gamma);
    }

    /** The bucket of any value from 0; {@link BucketCounts#ZERO} below {@link #MINIMUM}. */
    int bucketOf(double value) {
        return value < MINIMUM ? BucketCounts.ZERO : (int) Math.ceil(Math.log(value) / logGamma);
    }

    double valueOf(int bucket) {
        return bucket == BucketCounts.ZERO
                ? 0
                : Math.min(Double.MAX_VALUE, 2 / (gamma + 1) * Math.exp(bucket * logGamma));
    }
}

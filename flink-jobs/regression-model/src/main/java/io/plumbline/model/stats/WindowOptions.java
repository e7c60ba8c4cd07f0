package io.plumbline.model.stats;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The shape of a rolling window.
 *
 * @param length whole sub-windows only
 * @param subWindows 1 to 10,000; the window moves by one of them at a time
 * @param relativeAccuracy of percentiles, {@value #LEAST_ACCURACY} to {@value #MOST_ACCURACY}: there every double has a bucket
 * @param maxBuckets 8 to 65,536; beyond it the lowest buckets are joined
 */
public record WindowOptions(Duration length, int subWindows, double relativeAccuracy, int maxBuckets) {

    public static final double LEAST_ACCURACY = 0.0001;
    public static final double MOST_ACCURACY = 0.5;

    public WindowOptions {
        if (subWindows < 1 || subWindows > 10_000) {
            throw new IllegalArgumentException("subWindows must be from 1 to 10000, was " + subWindows);
        }
        if (length.toMillis() < subWindows || length.toMillis() % subWindows != 0) {
            throw new IllegalArgumentException("length must be a multiple of %d ms, one for each sub-window, was %s"
                    .formatted(subWindows, length));
        }
        if (!(relativeAccuracy >= LEAST_ACCURACY && relativeAccuracy <= MOST_ACCURACY)) {
            throw new IllegalArgumentException("relativeAccuracy must be from %s to %s, was %s"
                    .formatted(decimal(LEAST_ACCURACY), decimal(MOST_ACCURACY), relativeAccuracy));
        }
        if (maxBuckets < 8 || maxBuckets > 65_536) {
            throw new IllegalArgumentException("maxBuckets must be from 8 to 65536, was " + maxBuckets);
        }
    }

    /** 7 days in 60 sub-windows, 1 %, 512 buckets. */
    public static WindowOptions defaults() {
        return new WindowOptions(Duration.ofDays(7), 60, 0.01, 512);
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    long subWindowMillis() {
        return length.toMillis() / subWindows;
    }
}

package io.plumbline.model.stats;

/**
 * A value and how often it counts.
 *
 * @param value finite and not negative
 * @param weight at least 1
 */
record WeightedValue(double value, long weight) {

    WeightedValue {
        if (!(value >= 0) || Double.isInfinite(value) || weight < 1) {
            throw new IllegalArgumentException(
                    "a value must be finite and not negative, its weight at least 1, was " + value + " x " + weight);
        }
    }
}

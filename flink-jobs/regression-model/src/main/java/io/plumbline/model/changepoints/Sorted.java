package io.plumbline.model.changepoints;

import java.util.Arrays;

/** Order statistics of a few values. */
final class Sorted {

    private Sorted() {}

    static double median(double[] values, int size) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
    }
}

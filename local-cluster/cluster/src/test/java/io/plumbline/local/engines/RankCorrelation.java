package io.plumbline.local.engines;

import java.util.Arrays;
import java.util.List;

/** Spearman's rank correlation: how far two engines agree on the order, whatever their units. */
final class RankCorrelation {

    private RankCorrelation() {}

    /** -1 to 1; equal values share the mean of their ranks. */
    static double of(List<Double> left, List<Double> right) {
        double[] a = ranks(left);
        double[] b = ranks(right);
        double meanRank = (a.length + 1) / 2.0;
        double together = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - meanRank) * (b[i] - meanRank);
            ofA += (a[i] - meanRank) * (a[i] - meanRank);
            ofB += (b[i] - meanRank) * (b[i] - meanRank);
        }
        return together / Math.sqrt(ofA * ofB);
    }

    /** 1 for the smallest. */
    static double[] ranks(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return values.stream().mapToDouble(value -> rank(sorted, value)).toArray();
    }

    private static double rank(double[] sorted, double value) {
        long below = Arrays.stream(sorted).filter(other -> other < value).count();
        long equal = Arrays.stream(sorted).filter(other -> other == value).count();
        return below + (equal + 1) / 2.0;
    }
}

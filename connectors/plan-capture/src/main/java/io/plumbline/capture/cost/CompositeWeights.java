package io.plumbline.capture.cost;

import java.util.stream.DoubleStream;

/**
 * How much each coefficient counts in the composite index; only their ratios matter.
 *
 * @param waste weight of rows examined per row returned, the inverse of the selectivity
 */
public record CompositeWeights(
        double startupCost,
        double totalCost,
        double rowsOut,
        double rowsExamined,
        double waste,
        double joinMultiplier) {

    /** Total cost is half of it, the rows read a quarter. */
    public static final CompositeWeights DEFAULT = new CompositeWeights(0.05, 0.5, 0.05, 0.25, 0.05, 0.1);

    /** The selectivity below which waste grows no further. */
    private static final double LEAST_SELECTIVITY = 1e-9;

    public CompositeWeights {
        DoubleStream.of(startupCost, totalCost, rowsOut, rowsExamined, waste, joinMultiplier)
                .forEach(CompositeWeights::requireWeight);
        if (startupCost + totalCost + rowsOut + rowsExamined + waste + joinMultiplier <= 0) {
            throw new IllegalArgumentException("at least one weight of the composite index must be above 0");
        }
    }

    /**
     * The composite index: {@code exp(sum(weight * ln(coefficient)) / sum(weight))} over 1 + startup cost, 1 + total
     * cost, 1 + rows out, 1 + rows examined, 1 / selectivity and max(1, join multiplier). At least 1; grows with each.
     */
    public double compositeIndex(CostVector vector) {
        double logarithms = startupCost * Math.log1p(vector.startupCost())
                + totalCost * Math.log1p(vector.totalCost())
                + rowsOut * Math.log1p(vector.rowsOut())
                + rowsExamined * Math.log1p(vector.rowsExamined())
                - waste * Math.log(Math.max(vector.selectivity(), LEAST_SELECTIVITY))
                + joinMultiplier * Math.log(Math.max(1, vector.joinMultiplier()));
        return Math.exp(logarithms / (startupCost + totalCost + rowsOut + rowsExamined + waste + joinMultiplier));
    }

    private static void requireWeight(double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "a weight of the composite index must be finite and not negative, was " + weight);
        }
    }
}

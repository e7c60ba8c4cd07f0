package io.plumbline.capture.cost;

/**
 * What the optimizer expects of a plan, in units common to all engines.
 *
 * @param startupCost page-read equivalents
 * @param totalCost page-read equivalents
 * @param rowsOut estimated rows returned per execution
 * @param rowsExamined estimated rows the leaves read, loops included, per execution
 * @param selectivity rowsOut / rowsExamined, clamped to 0..1; 1 where nothing is examined
 * @param joinMultiplier largest output of a join over its larger input; 1 without joins
 * @param compositeIndex weighted geometric mean of the others, dimensionless
 */
public record CostVector(
        double startupCost,
        double totalCost,
        double rowsOut,
        double rowsExamined,
        double selectivity,
        double joinMultiplier,
        double compositeIndex) {

    /** The vector of these coefficients, its composite index by the weights. */
    public static CostVector of(Coefficients coefficients, CompositeWeights weights) {
        double examined = coefficients.rowsExamined();
        double selectivity = examined > 0 ? Math.min(1, coefficients.rowsOut() / examined) : 1;
        CostVector plain = new CostVector(
                coefficients.startupCost(),
                coefficients.totalCost(),
                coefficients.rowsOut(),
                examined,
                selectivity,
                coefficients.joinMultiplier(),
                1);
        return plain.weightedBy(weights);
    }

    /** The same with its composite index by other weights. */
    public CostVector weightedBy(CompositeWeights weights) {
        return new CostVector(
                startupCost,
                totalCost,
                rowsOut,
                rowsExamined,
                selectivity,
                joinMultiplier,
                weights.compositeIndex(this));
    }

    /** What an engine's reader finds out; the rest of the vector follows from it. */
    public record Coefficients(
            double startupCost, double totalCost, double rowsOut, double rowsExamined, double joinMultiplier) {}
}

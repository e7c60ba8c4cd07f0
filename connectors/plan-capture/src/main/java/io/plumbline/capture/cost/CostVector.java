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
        double compositeIndex) {}

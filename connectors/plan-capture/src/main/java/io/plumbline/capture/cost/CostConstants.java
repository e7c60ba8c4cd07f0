package io.plumbline.capture.cost;

/**
 * The server's own cost constants.
 *
 * @param sequentialPageCost the engine's cost of one sequential page read; costs are divided by it
 */
public record CostConstants(double sequentialPageCost) {

    /** PostgreSQL's default, {@code seq_page_cost = 1.0}. */
    public static final CostConstants DEFAULT = new CostConstants(1.0);

    public CostConstants {
        if (!(sequentialPageCost > 0) || Double.isInfinite(sequentialPageCost)) {
            throw new IllegalArgumentException(
                    "sequential page cost must be finite and above 0, was " + sequentialPageCost);
        }
    }
}

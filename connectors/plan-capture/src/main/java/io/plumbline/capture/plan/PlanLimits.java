package io.plumbline.capture.plan;

/**
 * What a plan may be at most; anything larger is refused with a reason, never cut.
 *
 * @param maxBytes bytes of the engine's document
 * @param maxDepth levels of nodes below each other
 * @param maxNodes nodes before folding
 */
public record PlanLimits(int maxBytes, int maxDepth, int maxNodes) {

    /** 20 MiB, 10,000 levels, 100,000 nodes. */
    public static final PlanLimits DEFAULT = new PlanLimits(20 * 1024 * 1024, 10_000, 100_000);

    public PlanLimits {
        requirePositive("bytes", maxBytes);
        requirePositive("depth", maxDepth);
        requirePositive("nodes", maxNodes);
    }

    private static void requirePositive(String what, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("the limit of a plan's " + what + " must be above 0, was " + value);
        }
    }
}

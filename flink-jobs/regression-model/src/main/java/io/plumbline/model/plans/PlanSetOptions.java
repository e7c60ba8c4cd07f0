package io.plumbline.model.plans;

import java.time.Duration;

/**
 * Bounds of a statement's plan set.
 *
 * @param maxPlans 2 to 1,000
 * @param returnAfter how long a plan must have been unused for its next sighting to be a change
 * @param maxNodes nodes of a plan that are kept and published, 1 to 10,000, by {@link PlanCut}
 */
public record PlanSetOptions(int maxPlans, Duration returnAfter, int maxNodes) {

    public PlanSetOptions {
        if (maxPlans < 2 || maxPlans > 1_000) {
            throw new IllegalArgumentException("maxPlans must be from 2 to 1000, was " + maxPlans);
        }
        if (returnAfter.isNegative() || returnAfter.isZero()) {
            throw new IllegalArgumentException("returnAfter must be above 0, was " + returnAfter);
        }
        if (maxNodes < 1 || maxNodes > 10_000) {
            throw new IllegalArgumentException("maxNodes must be from 1 to 10000, was " + maxNodes);
        }
    }

    /** 20 plans, a change after a day unused, 200 nodes. */
    public static PlanSetOptions defaults() {
        return new PlanSetOptions(20, Duration.ofDays(1), 200);
    }
}

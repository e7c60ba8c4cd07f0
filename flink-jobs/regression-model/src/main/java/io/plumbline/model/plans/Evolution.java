package io.plumbline.model.plans;

import java.time.Instant;

/**
 * That a plan has shown itself to be faster than the one it is compared with, and by what numbers.
 *
 * @param at when it was proposed first, or accepted
 * @param now of this plan, when last looked at, or when accepted
 * @param referencePlanHash the plan it is compared with, 64 hex digits
 * @param reference of that plan
 */
public record Evolution(
        EvolutionOutcome outcome, Instant at, MeasuredTime now, String referencePlanHash, MeasuredTime reference) {

    /** This plan's time per call in parts of the other's. */
    public double ratio() {
        return now.meanMicros() / reference.meanMicros();
    }
}

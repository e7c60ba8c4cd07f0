package io.plumbline.model.verdicts;

import java.time.Duration;

/**
 * How readily verdicts are made.
 *
 * @param raiseAfter consecutive judged observations with a plan before a level rises, 1 to 1,000
 * @param clearAfter consecutive judged observations with a plan before a level falls, 1 to 1,000
 * @param minimumBaselineSamples samples a baseline needs before rules on its statistics speak, 1 to 1,000,000
 * @param ddlSlack how much before the last good sighting a DDL may be and still be the cause
 * @param relearnAfter how long a statement must have been raised on its baseline plan before what it shows now is
 *     learned as normal
 */
public record VerdictOptions(
        int raiseAfter, int clearAfter, int minimumBaselineSamples, Duration ddlSlack, Duration relearnAfter) {

    public VerdictOptions {
        requireRange("raiseAfter", raiseAfter, 1_000);
        requireRange("clearAfter", clearAfter, 1_000);
        requireRange("minimumBaselineSamples", minimumBaselineSamples, 1_000_000);
        if (ddlSlack.isNegative()) {
            throw new IllegalArgumentException("ddlSlack must not be negative, was " + ddlSlack);
        }
        if (relearnAfter.isNegative() || relearnAfter.isZero()) {
            throw new IllegalArgumentException("relearnAfter must be above 0, was " + relearnAfter);
        }
    }

    /** Raise and clear after 2, 5 baseline samples, 60 s of slack, relearn after 7 d. */
    public static VerdictOptions defaults() {
        return new VerdictOptions(2, 2, 5, Duration.ofSeconds(60), Duration.ofDays(7));
    }

    private static void requireRange(String name, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException("%s must be from 1 to %d, was %d".formatted(name, maximum, value));
        }
    }
}

package io.plumbline.model.verdicts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How readily verdicts are made.
 *
 * @param raiseAfter consecutive judged observations with a plan before a level rises, 1 to 1,000
 * @param clearAfter consecutive judged observations with a plan before a level falls, 1 to 1,000
 * @param minimumBaselineSamples samples a baseline needs before rules on its statistics speak, 1 to 1,000,000
 * @param ddlSlack how much before the last good sighting a DDL may be and still be the cause
 * @param relearnAfter how long a statement must have been raised on its baseline plan before what it shows now is
 *     learned as normal
 * @param coolDown how long after a level fell it is not raised again
 * @param explainEvery how often an explanation is published that says nothing new; 0 for every observation
 */
public record VerdictOptions(
        int raiseAfter,
        int clearAfter,
        int minimumBaselineSamples,
        Duration ddlSlack,
        Duration relearnAfter,
        Duration coolDown,
        Duration explainEvery) {

    public VerdictOptions {
        requireRange("raiseAfter", raiseAfter, 1_000);
        requireRange("clearAfter", clearAfter, 1_000);
        requireRange("minimumBaselineSamples", minimumBaselineSamples, 1_000_000);
        requireNotNegative("ddlSlack", ddlSlack);
        requireNotNegative("coolDown", coolDown);
        requireNotNegative("explainEvery", explainEvery);
        if (relearnAfter.isNegative() || relearnAfter.isZero()) {
            throw new IllegalArgumentException("relearnAfter must be above 0, was " + relearnAfter);
        }
    }

    /** Raise and clear after 2, 5 baseline samples, 60 s of slack, relearn after 7 d, cool down in 60 s, explain every 10 min. */
    public static VerdictOptions defaults() {
        Duration minute = Duration.ofSeconds(60);
        return new VerdictOptions(2, 2, 5, minute, Duration.ofDays(7), minute, Duration.ofMinutes(10));
    }

    /** Whether what is shown now is learned as normal because the level has been raised since {@code raisedAt}. */
    public boolean isRelearning(@Nullable Instant raisedAt, Instant now) {
        return raisedAt != null && !now.isBefore(raisedAt.plus(relearnAfter));
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("%s must not be negative, was %s".formatted(name, value));
        }
    }

    private static void requireRange(String name, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException("%s must be from 1 to %d, was %d".formatted(name, maximum, value));
        }
    }
}

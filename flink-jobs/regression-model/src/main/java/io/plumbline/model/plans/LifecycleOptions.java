package io.plumbline.model.plans;

import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.policy.Thresholds;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * When plans are accepted and retired, and statements forgotten, without a person.
 *
 * @param minimumIntervals measured intervals that a plan, and the one it is compared with, must have in the window, 1 to
 *     1,000,000
 * @param minimumCalls calls that each must have in the window, 1 to 1,000,000,000
 * @param maximumTimeRatio most time per call of a faster plan, in parts of the other's, above 0 and below 1
 * @param retireAfter how long an ACCEPTED plan must have been unseen to be RETIRED, above 0
 * @param forgetAfter how long a statement must have been neither sampled nor decided about to be forgotten, above 0
 */
public record LifecycleOptions(
        EvolutionPolicy policy,
        int minimumIntervals,
        int minimumCalls,
        double maximumTimeRatio,
        Duration retireAfter,
        Duration forgetAfter) {

    private static final List<EvolutionPolicy> LEVELS =
            List.of(EvolutionPolicy.OFF, EvolutionPolicy.PROPOSE, EvolutionPolicy.ACCEPT);

    public LifecycleOptions {
        requireRange("minimumIntervals", minimumIntervals, 1_000_000);
        requireRange("minimumCalls", minimumCalls, 1_000_000_000);
        if (!(maximumTimeRatio > 0 && maximumTimeRatio < 1)) {
            throw new IllegalArgumentException("maximumTimeRatio must be in (0, 1), was " + maximumTimeRatio);
        }
        requirePositive("retireAfter", retireAfter);
        requirePositive("forgetAfter", forgetAfter);
    }

    /** Propose after 60 intervals and 100 calls at two thirds of the time; retire after 32 days, forget after 100. */
    public static LifecycleOptions defaults() {
        return new LifecycleOptions(
                EvolutionPolicy.PROPOSE, 60, 100, 2.0 / 3, Duration.ofDays(32), Duration.ofDays(100));
    }

    /** The same, with what somebody has set for the statement. */
    LifecycleOptions under(Thresholds thresholds) {
        OptionalDouble level = thresholds.set(ThresholdParameter.EVOLUTION_POLICY);
        OptionalDouble percent = thresholds.set(ThresholdParameter.EVOLUTION_TIME);
        return new LifecycleOptions(
                level.isPresent() ? LEVELS.get((int) level.getAsDouble()) : policy,
                (int) thresholds.set(ThresholdParameter.EVOLUTION_INTERVALS).orElse(minimumIntervals),
                (int) thresholds.set(ThresholdParameter.EVOLUTION_CALLS).orElse(minimumCalls),
                percent.isPresent() ? percent.getAsDouble() / 100 : maximumTimeRatio,
                retireAfter,
                forgetAfter);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }

    private static void requireRange(String name, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException("%s must be from 1 to %d, was %d".formatted(name, maximum, value));
        }
    }
}

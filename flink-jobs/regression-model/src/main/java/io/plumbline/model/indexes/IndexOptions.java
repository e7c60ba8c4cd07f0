package io.plumbline.model.indexes;

import io.plumbline.model.plans.LifecycleOptions;
import java.time.Duration;

/**
 * Bounds of the index planner.
 *
 * @param maxDefinitions definitions remembered per relation, 1 to 10,000
 * @param definitionRetention how long the definition of an index that is gone is remembered
 * @param maxPendingLosses losses that may wait per relation, 1 to 10,000
 * @param lossExpiry how long a loss waits for a snapshot that shows it
 * @param buildGrace how long an invalid index is taken for one that is being built
 * @param maxInstances instances whose last snapshot is kept, 1 to 1,000
 * @param maxPartitions partitions remembered, 1 to 100,000
 * @param forgetAfter how long a relation must have been neither seen nor asked for to be forgotten
 */
public record IndexOptions(
        int maxDefinitions,
        Duration definitionRetention,
        int maxPendingLosses,
        Duration lossExpiry,
        Duration buildGrace,
        int maxInstances,
        int maxPartitions,
        Duration forgetAfter) {

    public IndexOptions {
        requireRange("maxDefinitions", maxDefinitions, 10_000);
        requirePositive("definitionRetention", definitionRetention);
        requireRange("maxPendingLosses", maxPendingLosses, 10_000);
        requirePositive("lossExpiry", lossExpiry);
        if (buildGrace.isNegative()) {
            throw new IllegalArgumentException("buildGrace must not be negative, was " + buildGrace);
        }
        requireRange("maxInstances", maxInstances, 1_000);
        requireRange("maxPartitions", maxPartitions, 100_000);
        requirePositive("forgetAfter", forgetAfter);
    }

    /**
     * 100 definitions for 30 d, 100 losses for 1 h, builds of up to 5 min, 16 instances, 1,000 partitions, forgotten when
     * statements are.
     */
    public static IndexOptions defaults() {
        return new IndexOptions(
                100,
                Duration.ofDays(30),
                100,
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                16,
                1_000,
                LifecycleOptions.defaults().forgetAfter());
    }

    private static void requireRange(String name, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException("%s must be from 1 to %d, was %d".formatted(name, maximum, value));
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }
}

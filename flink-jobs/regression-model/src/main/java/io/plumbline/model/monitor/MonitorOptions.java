package io.plumbline.model.monitor;

import io.plumbline.model.plans.LifecycleOptions;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.stats.WindowOptions;
import io.plumbline.model.verdicts.VerdictOptions;

/**
 * The monitor's settings, grouped by concern.
 *
 * @param maxEntries counted entries remembered per statement, 1 to 10,000; the longest unseen goes first
 * @param maxInstances instances remembered per statement, 1 to 10,000; the longest unseen goes first
 */
public record MonitorOptions(
        WindowOptions window,
        PlanSetOptions plans,
        LifecycleOptions lifecycle,
        VerdictOptions verdicts,
        int maxEntries,
        int maxInstances) {

    private static final int LIMIT = 10_000;

    public MonitorOptions {
        requireRange("maxEntries", maxEntries);
        requireRange("maxInstances", maxInstances);
    }

    /** The defaults of each group, 64 entries, 32 instances. */
    public static MonitorOptions defaults() {
        return new MonitorOptions(
                WindowOptions.defaults(),
                PlanSetOptions.defaults(),
                LifecycleOptions.defaults(),
                VerdictOptions.defaults(),
                64,
                32);
    }

    private static void requireRange(String name, int value) {
        if (value < 1 || value > LIMIT) {
            throw new IllegalArgumentException("%s must be from 1 to %d, was %d".formatted(name, LIMIT, value));
        }
    }
}

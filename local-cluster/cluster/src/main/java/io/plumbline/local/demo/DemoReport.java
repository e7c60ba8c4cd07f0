package io.plumbline.local.demo;

import java.time.Duration;
import java.util.List;

/**
 * The whole run.
 *
 * @param took from the first check to the last verdict
 * @param peakMemoryBytes the most memory that all processes together, this one included, were seen to use
 */
public record DemoReport(List<StepReport> steps, Duration verdictWithin, Duration took, long peakMemoryBytes) {

    public DemoReport {
        steps = List.copyOf(steps);
    }

    /** Whether every expected thing, and nothing else, happened. */
    public boolean asExpected() {
        return steps.stream().allMatch(StepReport::asExpected);
    }
}

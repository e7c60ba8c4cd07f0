package io.plumbline.local.demo;

import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.stack.StackPorts;
import java.time.Duration;

/**
 * How to run the demo.
 *
 * @param pollInterval from one read of the statement statistics to the next, 500 ms or more
 * @param allowance what a verdict may take beyond two poll intervals
 */
public record DemoOptions(
        WorkFolder folder, StackPorts ports, DemoEngines engines, Duration pollInterval, Duration allowance) {

    private static final Duration SHORTEST_POLL = Duration.ofMillis(500);
    private static final Duration PROMISED_ALLOWANCE = Duration.ofSeconds(3);

    public DemoOptions {
        if (pollInterval.compareTo(SHORTEST_POLL) < 0) {
            throw new IllegalArgumentException("the poll interval must be " + SHORTEST_POLL.toMillis()
                    + " ms or more, was " + pollInterval.toMillis());
        }
    }

    /** With the promise: from a different plan on the server to the verdict on the topic, two poll intervals and 3 s. */
    public static DemoOptions promising(
            WorkFolder folder, StackPorts ports, DemoEngines engines, Duration pollInterval) {
        return new DemoOptions(folder, ports, engines, pollInterval, PROMISED_ALLOWANCE);
    }

    Duration verdictWithin() {
        return pollInterval.multipliedBy(2).plus(allowance);
    }
}

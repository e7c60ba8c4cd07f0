package io.plumbline.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a step.
 *
 * @param asExpected whether everything expected, and nothing else, happened
 * @param detail one line
 * @param delay from the change on the server to its verdict, where the step waits for one
 * @param exhibits what a person wants to see: evidence, plans, a command; or what came unexpectedly
 */
public record StepReport(
        String name, boolean asExpected, String detail, Optional<Duration> delay, List<String> exhibits) {

    public StepReport {
        exhibits = List.copyOf(exhibits);
    }

    /** The same, named by its engine too. */
    StepReport of(String engine) {
        return new StepReport(engine + ": " + name, asExpected, detail, delay, exhibits);
    }

    static StepReport passed(String name, String detail) {
        return new StepReport(name, true, detail, Optional.empty(), List.of());
    }

    static StepReport failed(String name, String detail, List<String> exhibits) {
        return new StepReport(name, false, detail, Optional.empty(), exhibits);
    }
}

package io.plumbline.local.cli;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a deciding command waits for the job. */
final class WaitOption {
    private static final int LONGEST_WAIT_SECONDS = 3_600;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for the answer of the job, 0 to 3600 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    Duration duration() {
        if (seconds < 0 || seconds > LONGEST_WAIT_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "--wait must be from 0 to " + LONGEST_WAIT_SECONDS + ", was " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }
}

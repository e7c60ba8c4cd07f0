package io.plumbline.local.flink;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to submit.
 *
 * @param arguments of the program, as {@code --key value}; never secrets
 * @param mainClass where it is not the one that the jar names
 * @param from the savepoint or checkpoint to start from
 */
public record JobSubmission(Path jar, Optional<String> mainClass, List<String> arguments, Optional<String> from) {

    public JobSubmission {
        arguments = List.copyOf(arguments);
    }

    public static JobSubmission of(Path jar, List<String> arguments) {
        return new JobSubmission(jar, Optional.empty(), arguments, Optional.empty());
    }

    public JobSubmission from(Optional<String> state) {
        return new JobSubmission(jar, mainClass, arguments, state);
    }
}

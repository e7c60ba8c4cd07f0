package io.plumbline.local.flink;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to submit.
 *
 * @param mainClass where it is not the one that the jar names
 * @param settings of Flink for this job, over those of the cluster
 * @param arguments of the program, as {@code --key value}; never secrets
 * @param from the savepoint or checkpoint to start from
 */
public record JobSubmission(
        Path jar,
        Optional<String> mainClass,
        Map<String, String> settings,
        List<String> arguments,
        Optional<String> from) {

    public JobSubmission {
        settings = Map.copyOf(settings);
        arguments = List.copyOf(arguments);
    }

    public static JobSubmission of(Path jar, List<String> arguments) {
        return new JobSubmission(jar, Optional.empty(), Map.of(), arguments, Optional.empty());
    }

    public JobSubmission from(Optional<String> state) {
        return new JobSubmission(jar, mainClass, settings, arguments, state);
    }

    public JobSubmission with(Map<String, String> others) {
        return new JobSubmission(jar, mainClass, others, arguments, from);
    }
}

package io.plumbline.local.watch;

import io.plumbline.local.flink.FlinkJob;
import io.plumbline.local.flink.JobSubmission;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The product's job on the stack's Flink. */
public final class RegressionJob {
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

    private final LocalStack stack;
    private final Installation installation;

    public RegressionJob(LocalStack stack, Installation installation) {
        this.stack = stack;
        this.installation = installation;
    }

    /** Submits the job, from its latest checkpoint where there is one; does nothing when a job runs already. */
    public void submitUnlessRunning(Map<String, String> options, Progress progress) {
        boolean runs = stack.flink().jobs().stream().map(FlinkJob::state).anyMatch(state -> !ENDED.contains(state));
        if (runs) {
            progress.step("the regression job runs already");
            return;
        }
        Optional<String> checkpoint = stack.flink().latestCheckpoint();
        String id = submit(options, checkpoint);
        progress.step(
                "regression job " + id + checkpoint.map(from -> " from " + from).orElse(""));
    }

    /**
     * Submits the job, whatever runs already, and returns its id.
     *
     * @param options the job's own, and Flink's for this job
     */
    public String submit(Map<String, String> options, Optional<String> from) {
        List<String> arguments = List.of(
                "--plumbline.kafka.bootstrap-servers",
                stack.kafka().bootstrapServers(),
                "--plumbline.registry.url",
                stack.registry().url());
        return stack.flink()
                .submit(JobSubmission.of(jar(installation), arguments)
                        .with(options)
                        .from(from));
    }

    /** The fat jar as the build made it. */
    public static Path jar(Installation installation) {
        Path folder = installation.product("flink-jobs/regression-job/target");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("regression-job-.*-fat\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new InfrastructureException("missing regression-job-*-fat.jar in " + folder
                            + ": build it with `mvn -DskipTests package`"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}

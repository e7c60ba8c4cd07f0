package io.plumbline.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStack.class)
final class FlinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aJobRunsAndChecksItsStateAndSurvivesTheLossOfItsTaskManager(LocalStack stack) throws IOException {
        FlinkCluster flink = stack.flink();
        String job = flink.submit(endless());
        awaitRunning(flink, job);
        assertThat(new JsonHttp(flink.url())
                        .get("/jobs/" + job + "/checkpoints/config")
                        .orThrow("read how the job is checked")
                        .path("interval")
                        .asInt())
                .as("as the submission says, not the cluster")
                .isEqualTo(2_000);
        await().atMost(PATIENCE).until(() -> flink.completedCheckpoints(job) > 0);

        flink.taskManager().kill();
        await().atMost(PATIENCE).until(() -> !state(flink, job).equals("RUNNING"));
        flink.taskManager().start();
        awaitRunning(flink, job);
        flink.cancel(job);
        await().atMost(PATIENCE).until(() -> state(flink, job).equals("CANCELED"));
    }

    @Test
    void aJobGoesOnFromItsLatestCheckpointAfterTheJobManagerWasKilled(LocalStack stack) throws IOException {
        FlinkCluster flink = stack.flink();
        String job = flink.submit(endless());
        await().atMost(PATIENCE).until(() -> flink.completedCheckpoints(job) > 0);

        flink.jobManager().kill();
        flink.jobManager().start();
        flink.taskManager().awaitReady();
        assertThat(flink.jobs()).isEmpty();
        Optional<String> checkpoint = flink.latestCheckpoint();
        assertThat(checkpoint).isPresent();
        String again = flink.submit(endless().from(checkpoint));
        awaitRunning(flink, again);
        flink.cancel(again);
    }

    private JobSubmission endless() throws IOException {
        return new JobSubmission(
                EndlessJob.jar(folder),
                Optional.of(EndlessJob.class.getName()),
                Map.of("execution.checkpointing.interval", "2 s"),
                List.of(),
                Optional.empty());
    }

    private static void awaitRunning(FlinkCluster flink, String job) {
        await().atMost(PATIENCE).until(() -> state(flink, job).equals("RUNNING") && flink.allTasksRun(job));
    }

    private static String state(FlinkCluster flink, String job) {
        return flink.jobs().stream()
                .filter(known -> known.id().equals(job))
                .map(FlinkJob::state)
                .findFirst()
                .orElse("unknown");
    }
}

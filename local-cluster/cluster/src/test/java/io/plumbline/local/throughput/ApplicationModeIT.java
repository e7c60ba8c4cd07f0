package io.plumbline.local.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.PlanChange;
import io.plumbline.local.flink.ApplicationCluster;
import io.plumbline.local.flink.FlinkJob;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.watch.RegressionJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job as an application of its own, without a client, on the stack's Kafka and registry. */
@ExtendWith(SharedStack.class)
final class ApplicationModeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STATEMENTS = 10;

    @Test
    void theJarInUsrlibRunsLearnsPlansAndItsClusterEndsWithIt(LocalStack stack, @TempDir Path folder) {
        OwnTopics topics = new OwnTopics(stack, "application-mode-it");
        ObservationLoad load = topics.create(Instant.now().minus(Duration.ofHours(1)));
        topics.send(load, 0, STATEMENTS, 0, 1);
        Installation installation = Installation.current();
        try (ApplicationCluster cluster = ApplicationCluster.of(
                        installation,
                        new WorkFolder(folder),
                        RegressionJob.jar(installation),
                        "io.plumbline.job.RegressionJob",
                        arguments(stack, topics));
                TopicIds<PlanChange> changes = topics.changes("read_uncommitted")) {
            cluster.start();
            await().atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> changes.readToEnd().size() == STATEMENTS);
            List<FlinkJob> jobs = cluster.flink().jobs();
            assertThat(jobs).singleElement().satisfies(job -> {
                assertThat(job.name()).isEqualTo("plumbline-regression-job");
                assertThat(job.state()).isEqualTo("RUNNING");
            });
            cluster.flink().cancel(jobs.get(0).id());
            await().atMost(PATIENCE).until(() -> !cluster.runs());
        }
    }

    private static List<String> arguments(LocalStack stack, OwnTopics topics) {
        List<String> arguments = new ArrayList<>(List.of(
                "--plumbline.kafka.bootstrap-servers",
                stack.kafka().bootstrapServers(),
                "--plumbline.registry.url",
                stack.registry().url()));
        topics.options().forEach((key, value) -> arguments.addAll(List.of("--" + key, value)));
        return arguments;
    }
}

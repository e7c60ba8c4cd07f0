package io.plumbline.local.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.local.flink.FlinkCluster;
import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.watch.RegressionJob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * EXACTLY_ONCE on a real broker. Checkpoints are taken when the test asks for one, so what shows before and after is no
 * matter of luck.
 */
@ExtendWith(SharedStack.class)
final class ExactlyOnceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "exactly-once-it";
    private static final int STATEMENTS = 10;
    private static final int LEARNED = 6;
    private static final double DEAR = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FlinkCluster flink;
    private OwnTopics topics;
    private ObservationLoad load;

    @BeforeEach
    void createTopics(LocalStack stack) {
        flink = stack.flink();
        topics = new OwnTopics(stack, NAME);
        load = topics.create(Instant.now().minus(Duration.ofHours(1)));
    }

    @Test
    void committedRecordsShowAfterACheckpointAndOnceThoughTheTaskManagerWasKilledAndTheJobWasMoved(LocalStack stack) {
        RegressionJob submission = new RegressionJob(stack, Installation.current());
        String job = submission.submit(options(), Optional.empty());
        try (TopicIds<PlanChange> changes = topics.changes("read_uncommitted");
                TopicIds<PlanChange> committedChanges = topics.changes("read_committed");
                TopicIds<Verdict> verdicts = topics.verdicts("read_uncommitted");
                TopicIds<Verdict> committedVerdicts = topics.verdicts("read_committed")) {
            awaitRunning(job);
            send(0, 0, LEARNED, 1);
            awaitSize(STATEMENTS, changes);
            assertThat(committedChanges.readToEnd()).as("before a checkpoint").isEmpty();
            checkpoint(job);
            awaitSize(STATEMENTS, committedChanges);

            send(0, LEARNED, LEARNED + 3, DEAR);
            send(STATEMENTS, LEARNED, LEARNED + 1, 1);
            awaitSize(2 * STATEMENTS, changes);
            awaitSize(STATEMENTS, verdicts);
            killTheTaskManager(job);
            awaitSize(3 * STATEMENTS, changes);
            awaitSize(2 * STATEMENTS, verdicts);
            assertThat(committedChanges.readToEnd()).as("before the next one").hasSize(STATEMENTS);
            assertThat(committedVerdicts.readToEnd()).isEmpty();
            checkpoint(job);
            awaitSize(2 * STATEMENTS, committedChanges);
            awaitSize(STATEMENTS, committedVerdicts);

            String moved = submission.submit(options(), Optional.of(flink.stop(job)));
            awaitRunning(moved);
            send(2 * STATEMENTS, LEARNED, LEARNED + 1, 1);
            awaitSize(4 * STATEMENTS, changes);
            checkpoint(moved);
            awaitSize(3 * STATEMENTS, committedChanges);
            flink.cancel(moved);

            assertThat(committedChanges.readToEnd()).doesNotHaveDuplicates().hasSameElementsAs(changes.readToEnd());
            assertThat(committedVerdicts.readToEnd()).doesNotHaveDuplicates().hasSameElementsAs(verdicts.readToEnd());
        }
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>(topics.options());
        options.putAll(Map.of(
                "plumbline.sinks.delivery-guarantee", "EXACTLY_ONCE",
                "plumbline.sinks.transactional-id-prefix", NAME,
                "execution.checkpointing.interval", "1 h",
                "execution.checkpointing.min-pause", "59 min",
                // another test must not go on from this job's
                "execution.checkpointing.externalized-checkpoint-retention", "DELETE_ON_CANCELLATION"));
        return options;
    }

    private void send(int first, int firstPoll, int endPoll, double estimate) {
        for (int poll = firstPoll; poll < endPoll; poll++) {
            topics.send(load, first, STATEMENTS, poll, estimate);
        }
    }

    private void checkpoint(String job) {
        long before = flink.completedCheckpoints(job);
        new JsonHttp(flink.url())
                .post("/jobs/" + job + "/checkpoints", JSON.createObjectNode().put("checkpointType", "FULL"))
                .orThrow("ask for a checkpoint");
        await().atMost(PATIENCE).until(() -> flink.completedCheckpoints(job) > before);
    }

    private void killTheTaskManager(String job) {
        flink.taskManager().kill();
        await().atMost(PATIENCE).until(() -> !flink.allTasksRun(job));
        flink.taskManager().start();
        awaitRunning(job);
    }

    private void awaitRunning(String job) {
        await().atMost(PATIENCE).until(() -> flink.allTasksRun(job));
    }

    private static void awaitSize(int size, TopicIds<?> ids) {
        await().atMost(PATIENCE)
                .pollInSameThread()
                .untilAsserted(() -> assertThat(ids.readToEnd()).hasSize(size));
    }
}

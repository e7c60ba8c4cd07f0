package io.plumbline.job.testing;

import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanPinCommand;
import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.job.RegressionTopology;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.testkit.Collected;
import io.plumbline.testkit.Feed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The whole topology in a mini cluster, over RocksDB, with feeds for sources and collected records for sinks. */
public final class JobRun implements AutoCloseable {

    private final Path folder;
    private final Feed<RawRecord> observations;
    private final Feed<RawRecord> relations;
    private final Feed<RawRecord> changes;
    private final int parallelism;
    private @Nullable JobClient client;
    private CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();

    public JobRun(Path folder) {
        this(folder, 1);
    }

    public JobRun(Path folder, int parallelism) {
        this.folder = folder;
        this.parallelism = parallelism;
        this.observations = new Feed<>(folder.resolve("observations"), RawRecord.class);
        this.relations = new Feed<>(folder.resolve("relations"), RawRecord.class);
        this.changes = new Feed<>(folder.resolve("changes"), RawRecord.class);
    }

    public Feed<RawRecord> observations() {
        return observations;
    }

    public Feed<RawRecord> relations() {
        return relations;
    }

    public Feed<RawRecord> changes() {
        return changes;
    }

    public JobRun start() throws Exception {
        return start(Map.of());
    }

    public JobRun startFrom(String savepoint) throws Exception {
        return start(Map.of("execution.state-recovery.path", savepoint));
    }

    /** Asks again while some tasks are not running yet: records may come out of others before. */
    public String stopWithSavepoint() {
        JobClient running = client();
        String savepoint = await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(failure -> String.valueOf(failure.getMessage())
                        .contains(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING.message()))
                .until(
                        () -> running.stopWithSavepoint(
                                        false,
                                        folder.resolve("savepoints").toUri().toString(),
                                        SavepointFormatType.CANONICAL)
                                .get(),
                        path -> !path.isEmpty());
        client = null;
        result = new CompletableFuture<>();
        return savepoint;
    }

    public List<Verdict> verdicts() {
        return read("verdicts", Verdict.class);
    }

    public List<PlanChange> planChanges() {
        return read("plan-changes", PlanChange.class);
    }

    public List<PlanBaseline> baselines() {
        return read("baselines", PlanBaseline.class);
    }

    public List<DecisionResult> decisionResults() {
        return read("decision-results", DecisionResult.class);
    }

    public List<PlanPinCommand> pinCommands() {
        return read("pin-commands", PlanPinCommand.class);
    }

    public List<Explanation> explanations() {
        return read("explanations", Explanation.class);
    }

    public List<IndexSyncCommand> indexCommands() {
        return read("index-commands", IndexSyncCommand.class);
    }

    public List<Rejection> rejections() {
        return read("rejections", Rejection.class);
    }

    public List<StatementObservation> late() {
        return read("late", StatementObservation.class);
    }

    @Override
    public void close() {
        if (client != null) {
            client.cancel().join();
            // until it has ended it writes into the test's folder
            result.handle((ended, cancelled) -> ended).join();
        }
    }

    private JobRun start(Map<String, String> more) throws Exception {
        Map<String, String> cluster = new HashMap<>(Map.of(
                "state.backend.type", "rocksdb",
                "restart-strategy.type", "none",
                "execution.checkpointing.interval", "1 s",
                "execution.checkpointing.dir",
                        folder.resolve("checkpoints").toUri().toString()));
        cluster.putAll(more);
        Configuration configuration = TestSettings.configuration(cluster);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        new RegressionTopology(
                        new RegressionTopology.Sources(observations.source(), relations.source(), changes.source()),
                        new RegressionTopology.Sinks(
                                collected("verdicts").sink(),
                                collected("plan-changes").sink(),
                                collected("baselines").sink(),
                                collected("decision-results").sink(),
                                collected("pin-commands").sink(),
                                collected("explanations").sink(),
                                collected("index-commands").sink(),
                                collected("rejections").sink(),
                                collected("late").sink()),
                        RegressionTopology.Settings.of(TestSettings.of(cluster), FixedRegistry.with(Map.of())))
                .build(environment);
        client = environment.executeAsync("story");
        result = client.getJobExecutionResult();
        return this;
    }

    private JobClient client() {
        if (client == null) {
            throw new IllegalStateException("the job is not running");
        }
        return client;
    }

    private Collected<Outbound, String> collected(String sink) {
        return new Collected<>(folder.resolve("out-" + sink), String.class, JobRun::text);
    }

    private static String text(Outbound record) {
        byte[] avro = record.avro();
        return avro == null ? "" : Base64.getEncoder().encodeToString(avro);
    }

    private <T extends SpecificRecord> List<T> read(String sink, Class<T> type) {
        if (result.isCompletedExceptionally()) {
            throw new IllegalStateException(
                    "the job has failed",
                    result.handle((ignored, failure) -> failure).join());
        }
        return collected(sink).all().stream()
                .filter(text -> !text.isEmpty())
                .map(text -> AvroBytes.read(type, Base64.getDecoder().decode(text)))
                .toList();
    }
}

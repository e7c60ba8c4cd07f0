package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.DecodedRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A way of working on a load, at work in a mini cluster of its own; what it writes goes below a directory. */
final class RunningJob implements AutoCloseable {

    private final MiniCluster cluster;
    private final Path directory;
    private final JobID job;
    private final CompletableFuture<JobResult> ended;

    private RunningJob(MiniCluster cluster, Path directory, JobID job) {
        this.cluster = cluster;
        this.directory = directory;
        this.job = job;
        this.ended = cluster.requestJobResult(job);
    }

    /** What is done with the records; it counts each at {@link Progress} when it is done. */
    interface Work {
        DataStream<?> on(DataStream<DecodedRecord> records);
    }

    /** Submits it. */
    static RunningJob start(Load load, Work work, Path directory) throws Exception {
        return submit(graph(load, work, configuration(directory)), directory);
    }

    /** Submits it with the state and position of a checkpoint; as many records more are sent. */
    static RunningJob resume(Load load, Work work, Path checkpoint, Path directory) throws Exception {
        Configuration configuration = configuration(directory);
        configuration.set(
                StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
        return submit(graph(load, work, configuration), directory);
    }

    /** Waits for something that the job brings about by running. */
    <T> T await(CompletableFuture<T> awaited) throws InterruptedException, ExecutionException {
        CompletableFuture.anyOf(awaited, ended).get();
        if (ended.isDone()) {
            throw new IllegalStateException("the job must run on, but ended: " + ended.get());
        }
        return awaited.get();
    }

    /** Every key and value once, written out. */
    Path canonicalSavepoint() throws InterruptedException, ExecutionException {
        String target = directory.resolve("savepoints").toUri().toString();
        return Path.of(URI.create(await(cluster.triggerSavepoint(job, target, false, SavepointFormatType.CANONICAL))));
    }

    /** RocksDB's files; with what they share below {@code checkpoints}. */
    Path checkpoint() throws InterruptedException, ExecutionException {
        long id = await(cluster.triggerCheckpoint(job, CheckpointType.CONFIGURED));
        return checkpoints().resolve("chk-" + id);
    }

    /** Where its checkpoints are, and nothing else. */
    Path checkpoints() {
        return directory.resolve("checkpoints").resolve(job.toHexString());
    }

    /** Cancels it. */
    @Override
    public void close() {
        try {
            if (!ended.isDone()) {
                cluster.cancelJob(job).join();
                ended.join();
            }
        } finally {
            cluster.closeAsync().join();
        }
    }

    private static RunningJob submit(JobGraph graph, Path directory) throws Exception {
        MiniCluster cluster = RocksDbCluster.create();
        cluster.start();
        return new RunningJob(cluster, directory, cluster.submitJob(graph).get().getJobID());
    }

    private static Configuration configuration(Path directory) {
        Configuration configuration = RocksDbCluster.configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        return configuration;
    }

    private static JobGraph graph(Load load, Work work, Configuration configuration) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        DataStream<DecodedRecord> records = environment
                .fromSequence(0, Long.MAX_VALUE)
                .flatMap(new HeldFeed(load))
                .returns(TypeInformation.of(DecodedRecord.class));
        discard(work.on(records));
        return environment.getStreamGraph().getJobGraph();
    }

    private static <T> void discard(DataStream<T> results) {
        results.sinkTo(new DiscardingSink<>());
    }
}

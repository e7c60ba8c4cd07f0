package io.plumbline.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.Part;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import io.plumbline.local.runtime.Logging;
import io.plumbline.local.runtime.OneShot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone session cluster of one JobManager and one TaskManager. It has no high availability: a JobManager that was
 * killed comes back without its jobs, which are then submitted again from {@link #latestCheckpoint()}.
 */
public final class FlinkCluster {
    private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed. Path: (\\S+)");

    private final Installation installation;
    private final WorkFolder folder;
    private final FlinkSpec spec;
    private final FlinkProcess jobManager;
    private final FlinkProcess taskManager;

    public FlinkCluster(Installation installation, WorkFolder folder, FlinkSpec spec) {
        this.installation = installation;
        this.folder = folder;
        this.spec = spec;
        this.jobManager = new FlinkProcess(FlinkProcess.Role.JOB_MANAGER, installation, folder, spec);
        this.taskManager = new FlinkProcess(FlinkProcess.Role.TASK_MANAGER, installation, folder, spec);
    }

    public Part jobManager() {
        return jobManager;
    }

    public Part taskManager() {
        return taskManager;
    }

    public String url() {
        return "http://127.0.0.1:" + spec.ports().rest();
    }

    /** Submits a job with {@code flink run --detached} and returns its id. */
    public String submit(JobSubmission job) {
        List<String> arguments = new ArrayList<>(List.of("run", "--detached"));
        job.settings().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        job.from().ifPresent(state -> arguments.addAll(List.of("--fromSavepoint", state)));
        job.mainClass().ifPresent(name -> arguments.addAll(List.of("--class", name)));
        arguments.add(job.jar().toString());
        arguments.addAll(job.arguments());
        String output = commandLine("submit " + job.jar().getFileName() + " to Flink", arguments);
        Matcher id = JOB_ID.matcher(output);
        if (!id.find()) {
            throw new InfrastructureException("Flink did not say the id of the job it took:\n" + output.strip());
        }
        return id.group(1);
    }

    /** Stops a job with {@code flink stop} and returns its savepoint, for {@link JobSubmission#from()}. */
    public String stop(String jobId) {
        String output = commandLine("stop the Flink job " + jobId, List.of("stop", jobId));
        Matcher path = SAVEPOINT.matcher(output);
        if (!path.find()) {
            throw new InfrastructureException("Flink did not say where the savepoint is:\n" + output.strip());
        }
        return path.group(1);
    }

    private String commandLine(String what, List<String> arguments) {
        List<String> options = new ArrayList<>(new Jvm(192, 160).options(Logging.option(folder)));
        options.addAll(FlinkConfiguration.MODULE_OPTIONS);
        return OneShot.run(
                what,
                JavaProgram.of(installation, "flink", "org.apache.flink.client.cli.CliFrontend", options)
                        .command(arguments.toArray(String[]::new)),
                Map.of("FLINK_CONF_DIR", FlinkConfiguration.write(folder, spec).toString()));
    }

    /** Every job the JobManager knows. */
    public List<FlinkJob> jobs() {
        JsonNode answer = new JsonHttp(url()).get("/jobs/overview").orThrow("list the Flink jobs");
        List<FlinkJob> jobs = new ArrayList<>();
        for (JsonNode job : answer.path("jobs")) {
            jobs.add(new FlinkJob(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText()));
        }
        return List.copyOf(jobs);
    }

    /** How many checkpoints of the job have been completed. */
    public long completedCheckpoints(String jobId) {
        return new JsonHttp(url())
                .get("/jobs/" + jobId + "/checkpoints")
                .orThrow("ask for the checkpoints of " + jobId)
                .path("counts")
                .path("completed")
                .asLong();
    }

    /** Whether every parallel task of the job runs; a job that is RUNNING may still wait for slots. */
    public boolean allTasksRun(String jobId) {
        JsonNode vertices = new JsonHttp(url())
                .get("/jobs/" + jobId)
                .orThrow("ask for the tasks of " + jobId)
                .path("vertices");
        for (JsonNode vertex : vertices) {
            if (vertex.path("tasks").path("RUNNING").asInt()
                    != vertex.path("parallelism").asInt()) {
                return false;
            }
        }
        return !vertices.isEmpty();
    }

    /** Ends a job at once; its last checkpoint is kept. */
    public void cancel(String jobId) {
        new JsonHttp(url()).patch("/jobs/" + jobId + "?mode=cancel").orThrow("cancel the Flink job " + jobId);
    }

    /** The newest completed checkpoint on disk, of whatever job, as a URI for {@link JobSubmission#from()}. */
    public Optional<String> latestCheckpoint() {
        Path checkpoints = folder.data("flink").resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(checkpoints, 2)) {
            return files.filter(checkpoint -> Files.exists(checkpoint.resolve("_metadata")))
                    .max(Comparator.comparing(FlinkCluster::modifiedMillis))
                    .map(checkpoint -> checkpoint.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + checkpoints, e);
        }
    }

    private static long modifiedMillis(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            // subsumed by a newer checkpoint while we looked
            return 0;
        }
    }
}

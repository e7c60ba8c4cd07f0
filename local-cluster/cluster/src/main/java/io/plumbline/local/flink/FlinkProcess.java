package io.plumbline.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.ProcessPart;
import io.plumbline.local.process.ProcessSpec;
import io.plumbline.local.process.StopSignal;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import io.plumbline.local.runtime.Logging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JobManager or the TaskManager of the session cluster. */
final class FlinkProcess extends ProcessPart {
    private static final int JOB_MANAGER_HEAP_MEBIBYTES = 224;

    /** Each query of Flink SQL is a job with classes of its own, and they go late. */
    static final int METASPACE_MEBIBYTES = 512;

    private final Role role;
    private final Installation installation;
    private final FlinkSpec spec;

    FlinkProcess(Role role, Installation installation, WorkFolder folder, FlinkSpec spec) {
        super(role.processName, folder);
        this.role = role;
        this.installation = installation;
        this.spec = spec;
    }

    /** What the two processes differ in. */
    enum Role {
        JOB_MANAGER("flink-jobmanager", "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"),
        TASK_MANAGER("flink-taskmanager", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");

        private final String processName;
        private final String mainClass;

        Role(String processName, String mainClass) {
            this.processName = processName;
            this.mainClass = mainClass;
        }
    }

    @Override
    protected ProcessSpec spec() {
        Path configuration = FlinkConfiguration.write(folder(), spec);
        createTemporaryFolder();
        int heapMebibytes = role == Role.TASK_MANAGER ? spec.size().heapMebibytes() : JOB_MANAGER_HEAP_MEBIBYTES;
        List<String> options =
                new ArrayList<>(new Jvm(heapMebibytes, METASPACE_MEBIBYTES).options(Logging.option(folder())));
        options.add("-XX:MaxDirectMemorySize=" + FlinkConfiguration.TASK_MANAGER_DIRECT_MEBIBYTES + "m");
        options.addAll(FlinkConfiguration.MODULE_OPTIONS);
        int metricsPort = role == Role.JOB_MANAGER
                ? spec.ports().jobManagerMetrics()
                : spec.ports().taskManagerMetrics();
        List<String> command = JavaProgram.of(installation, "flink", role.mainClass, options)
                .command("--configDir", configuration.toString(), "-Dmetrics.reporter.prometheus.port=" + metricsPort);
        return new ProcessSpec(name(), command, Map.of(), folder().root(), StopSignal.TERM);
    }

    @Override
    protected HealthCheck health() {
        JsonHttp rest = new JsonHttp("http://127.0.0.1:" + spec.ports().rest());
        return role == Role.JOB_MANAGER ? rest.health("/overview") : () -> registeredTaskManager(rest);
    }

    @Override
    protected Duration readyWithin() {
        return Duration.ofMinutes(3);
    }

    private static Optional<String> registeredTaskManager(JsonHttp rest) {
        try {
            JsonNode overview = rest.get("/overview").orThrow("ask the JobManager");
            return overview.path("slots-total").asInt() > 0
                    ? Optional.empty()
                    : Optional.of("not registered at the JobManager");
        } catch (InfrastructureException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void createTemporaryFolder() {
        try {
            Files.createDirectories(folder().data("flink").resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the temporary folder of Flink", e);
        }
    }
}

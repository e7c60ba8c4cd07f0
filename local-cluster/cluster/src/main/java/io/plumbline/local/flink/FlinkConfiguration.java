package io.plumbline.local.flink;

import io.plumbline.local.process.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cluster's {@code config.yaml}. Everything that belongs to the operator of a cluster and not to a job is here:
 * backend, checkpoints, restarts, parallelism, memory, metrics.
 */
final class FlinkConfiguration {
    /** What Flink's own scripts take from its shipped config.yaml for JDK 17. */
    static final List<String> MODULE_OPTIONS = List.of(
            "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
            "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.text=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

    /** Direct memory of the TaskManager: framework, task and network, as in the settings below. */
    static final int TASK_MANAGER_DIRECT_MEBIBYTES = 160;

    private FlinkConfiguration() {}

    /** Writes the configuration folder that every Flink process of the stack is given. */
    static Path write(WorkFolder folder, FlinkSpec spec) {
        Map<String, String> settings = new TreeMap<>(common(spec.ports()));
        settings.putAll(taskManagerResources(spec.size()));
        settings.putAll(checkpoints(folder.data("flink")));
        StringBuilder yaml = new StringBuilder();
        settings.forEach(
                (key, value) -> yaml.append(key).append(": \"").append(value).append("\"\n"));
        folder.writeConfiguration("flink/config.yaml", yaml.toString());
        return folder.configuration("flink");
    }

    private static Map<String, String> common(FlinkPorts ports) {
        return Map.ofEntries(
                Map.entry("jobmanager.rpc.address", "127.0.0.1"),
                Map.entry("jobmanager.rpc.port", "" + ports.rpc()),
                Map.entry("jobmanager.bind-host", "127.0.0.1"),
                Map.entry("rest.address", "127.0.0.1"),
                Map.entry("rest.bind-address", "127.0.0.1"),
                Map.entry("rest.port", "" + ports.rest()),
                Map.entry("rest.bind-port", "" + ports.rest()),
                Map.entry("taskmanager.host", "127.0.0.1"),
                Map.entry("taskmanager.bind-host", "127.0.0.1"),
                Map.entry("metrics.reporters", "prometheus"),
                Map.entry(
                        "metrics.reporter.prometheus.factory.class",
                        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory"),
                Map.entry("parallelism.default", "2"),
                Map.entry("pipeline.max-parallelism", "128"),
                Map.entry("execution.buffer-timeout.interval", "1 ms"),
                Map.entry("pipeline.object-reuse", "true"),
                Map.entry("restart-strategy.type", "exponential-delay"),
                Map.entry("restart-strategy.exponential-delay.initial-backoff", "1 s"),
                Map.entry("restart-strategy.exponential-delay.max-backoff", "15 s"),
                Map.entry("heartbeat.interval", "2000"),
                Map.entry("heartbeat.timeout", "10000"),
                Map.entry("classloader.check-leaked-classloader", "false"));
    }

    private static Map<String, String> taskManagerResources(TaskManagerSize size) {
        return Map.ofEntries(
                Map.entry("taskmanager.numberOfTaskSlots", "4"),
                Map.entry("taskmanager.cpu.cores", "2.0"),
                Map.entry("taskmanager.memory.framework.heap.size", size.frameworkHeapMebibytes() + "m"),
                Map.entry("taskmanager.memory.task.heap.size", size.taskHeapMebibytes() + "m"),
                Map.entry("taskmanager.memory.framework.off-heap.size", "64m"),
                Map.entry("taskmanager.memory.task.off-heap.size", "32m"),
                Map.entry("taskmanager.memory.network.min", "64m"),
                Map.entry("taskmanager.memory.network.max", "64m"),
                Map.entry("taskmanager.memory.managed.size", size.managedMebibytes() + "m"),
                Map.entry("taskmanager.memory.jvm-metaspace.size", FlinkProcess.METASPACE_MEBIBYTES + "m"),
                Map.entry("taskmanager.memory.jvm-overhead.min", "128m"),
                Map.entry("taskmanager.memory.jvm-overhead.max", "128m"));
    }

    private static Map<String, String> checkpoints(Path data) {
        return Map.ofEntries(
                Map.entry("state.backend.type", "rocksdb"),
                Map.entry("state.backend.rocksdb.use-bloom-filter", "true"),
                Map.entry("state.backend.rocksdb.memory.partitioned-index-filters", "true"),
                Map.entry("execution.checkpointing.incremental", "true"),
                Map.entry("execution.checkpointing.interval", "3 s"),
                Map.entry("execution.checkpointing.min-pause", "1 s"),
                Map.entry("execution.checkpointing.timeout", "60 s"),
                Map.entry("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION"),
                Map.entry(
                        "execution.checkpointing.dir",
                        data.resolve("checkpoints").toUri().toString()),
                Map.entry(
                        "execution.checkpointing.savepoint-dir",
                        data.resolve("savepoints").toUri().toString()),
                Map.entry("io.tmp.dirs", data.resolve("tmp").toString()));
    }
}

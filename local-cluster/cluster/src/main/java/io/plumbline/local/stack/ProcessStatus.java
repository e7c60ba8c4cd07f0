package io.plumbline.local.stack;

import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.process.WorkFolder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One server as `plumbline status` shows it.
 *
 * @param pid 0 when it does not run
 * @param residentMebibytes 0 when it does not run
 */
public record ProcessStatus(String name, boolean running, long pid, int port, long residentMebibytes) {
    private static final Map<String, PortName> PORTS = Map.of(
            "postgres",
            PortName.CONTROL_DATABASE,
            HintedDatabase.NAME,
            PortName.HINTED_DATABASE,
            "kafka",
            PortName.KAFKA,
            "registry",
            PortName.REGISTRY,
            "connect",
            PortName.CONNECT,
            "flink-jobmanager",
            PortName.FLINK,
            "flink-taskmanager",
            PortName.TASK_MANAGER_METRICS);
    private static final List<String> ORDER =
            List.of("postgres", "kafka", "registry", "connect", "flink-jobmanager", "flink-taskmanager");

    /** Every server of the stack, running or not, in the order of starting; those that are extra only if prepared. */
    public static List<ProcessStatus> all(WorkFolder folder, StackPorts ports) {
        Stream<String> extra = HintedDatabase.isPrepared(folder) ? Stream.of(HintedDatabase.NAME) : Stream.empty();
        return Stream.concat(ORDER.stream(), extra)
                .map(name -> of(name, ports.get(PORTS.getOrDefault(name, PortName.KAFKA)), folder))
                .toList();
    }

    private static ProcessStatus of(String name, int port, WorkFolder folder) {
        return RunningProcess.find(name, folder)
                .map(process -> new ProcessStatus(name, true, process.pid(), port, process.residentBytes() >> 20))
                .orElse(new ProcessStatus(name, false, 0, port, 0));
    }
}

package io.plumbline.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.connect.Connectors;
import io.plumbline.local.flink.FlinkJob;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.ProcessStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows processes with their memory, connectors and jobs. Exit code 3 when something does not run.")
final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Option(
            names = "--output",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private OutputFormat output = OutputFormat.TABLE;

    /** All that is shown. */
    private record Status(List<ProcessStatus> processes, List<ConnectorStatus> connectors, List<FlinkJob> jobs) {
        private boolean isHealthy() {
            return processes.stream().allMatch(ProcessStatus::running)
                    && connectors.stream().allMatch(ConnectorStatus::isRunning)
                    && jobs.stream().noneMatch(job -> job.state().equals("FAILED"));
        }
    }

    @Override
    public Integer call() throws Exception {
        Status status = look(workFolder.stack());
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.JSON) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(status)));
        } else {
            print(status, out);
        }
        return status.isHealthy() ? ExitCodes.OK : ExitCodes.INFRASTRUCTURE;
    }

    private static Status look(LocalStack stack) {
        List<ProcessStatus> processes = ProcessStatus.all(stack.folder(), stack.ports());
        Connectors connectors = stack.connect().connectors();
        List<ConnectorStatus> connectorStates = runs(processes, "connect")
                ? connectors.names().stream()
                        .map(connectors::status)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
        List<FlinkJob> jobs =
                runs(processes, "flink-jobmanager") ? stack.flink().jobs() : List.of();
        return new Status(processes, connectorStates, jobs);
    }

    private static boolean runs(List<ProcessStatus> processes, String name) {
        return processes.stream().anyMatch(process -> process.name().equals(name) && process.running());
    }

    private static void print(Status status, PrintWriter out) {
        Table processes = new Table("PROCESS", "STATE", "PID", "PORT", "MIB");
        for (ProcessStatus process : status.processes()) {
            processes.row(
                    process.name(),
                    process.running() ? "running" : "stopped",
                    process.running() ? "" + process.pid() : "-",
                    "" + process.port(),
                    "" + process.residentMebibytes());
        }
        long total = status.processes().stream()
                .mapToLong(ProcessStatus::residentMebibytes)
                .sum();
        processes.row("all", "", "", "", "" + total);
        processes.print(out);
        Table connectors = new Table("CONNECTOR", "STATE", "TASKS", "FAILURE");
        for (ConnectorStatus connector : status.connectors()) {
            connectors.row(
                    connector.name(),
                    connector.state(),
                    String.join(",", connector.taskStates()),
                    String.join("; ", connector.trace()));
        }
        connectors.print(out);
        Table jobs = new Table("JOB", "STATE", "ID");
        status.jobs().forEach(job -> jobs.row(job.name(), job.state(), job.id()));
        jobs.print(out);
    }

    private static ObjectNode json(Status status) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode processes = root.putArray("processes");
        for (ProcessStatus process : status.processes()) {
            processes
                    .addObject()
                    .put("name", process.name())
                    .put("running", process.running())
                    .put("pid", process.pid())
                    .put("port", process.port())
                    .put("resident_mebibytes", process.residentMebibytes());
        }
        ArrayNode connectors = root.putArray("connectors");
        for (ConnectorStatus connector : status.connectors()) {
            ObjectNode node =
                    connectors.addObject().put("name", connector.name()).put("state", connector.state());
            connector.taskStates().forEach(node.putArray("tasks")::add);
            connector.trace().forEach(node.putArray("failures")::add);
        }
        ArrayNode jobs = root.putArray("jobs");
        status.jobs()
                .forEach(job -> jobs.addObject()
                        .put("name", job.name())
                        .put("state", job.state())
                        .put("id", job.id()));
        return root;
    }
}

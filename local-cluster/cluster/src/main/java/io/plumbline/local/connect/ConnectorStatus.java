package io.plumbline.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What Connect says about one connector; the states are RUNNING, FAILED, PAUSED, STOPPED, UNASSIGNED, RESTARTING.
 *
 * @param trace the first line of each failure; empty when nothing failed
 */
public record ConnectorStatus(String name, String state, List<String> taskStates, List<String> trace) {
    private static final String RUNNING = "RUNNING";

    public ConnectorStatus {
        taskStates = List.copyOf(taskStates);
        trace = List.copyOf(trace);
    }

    static ConnectorStatus parse(JsonNode status) {
        List<String> taskStates = new ArrayList<>();
        List<String> trace = new ArrayList<>();
        addTrace(status.path("connector"), trace);
        for (JsonNode task : status.path("tasks")) {
            taskStates.add(task.path("state").asText());
            addTrace(task, trace);
        }
        return new ConnectorStatus(
                status.path("name").asText(),
                status.path("connector").path("state").asText(),
                taskStates,
                trace);
    }

    /** Whether the connector and at least one task, and all of them, run. */
    public boolean isRunning() {
        return state.equals(RUNNING)
                && !taskStates.isEmpty()
                && taskStates.stream().allMatch(RUNNING::equals);
    }

    private static void addTrace(JsonNode node, List<String> trace) {
        node.path("trace").asText("").lines().findFirst().ifPresent(trace::add);
    }
}

package io.plumbline.local.watch;

import io.plumbline.local.stack.StackPorts;
import java.util.List;
import java.util.Map;

/**
 * What {@code plumbline up} is asked to do.
 *
 * @param poller settings handed to the pollers' connectors as they are
 * @param job options handed to the regression job as {@code --key value}
 */
public record WatchConfiguration(
        List<WatchedCluster> clusters, StackPorts ports, Map<String, String> poller, Map<String, String> job) {

    public WatchConfiguration {
        clusters = List.copyOf(clusters);
        poller = Map.copyOf(poller);
        job = Map.copyOf(job);
    }

    /** The stack alone, watching nothing, on the default ports. */
    public static WatchConfiguration nothingWatched() {
        return new WatchConfiguration(List.of(), StackPorts.defaults(), Map.of(), Map.of());
    }
}

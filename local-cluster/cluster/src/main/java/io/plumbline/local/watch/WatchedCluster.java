package io.plumbline.local.watch;

import java.util.List;

/** Servers that share a schema: a primary and its replicas. */
public record WatchedCluster(String name, List<WatchedInstance> instances) {

    public WatchedCluster {
        instances = List.copyOf(instances);
    }
}

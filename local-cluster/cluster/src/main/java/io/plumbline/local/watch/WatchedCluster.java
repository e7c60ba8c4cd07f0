package io.plumbline.local.watch;

import java.util.List;

/** Servers of one engine that share a schema: a primary and its replicas. */
public record WatchedCluster(String name, Engine engine, Actuator actuator, List<WatchedInstance> instances) {

    public WatchedCluster {
        instances = List.copyOf(instances);
    }

    /** A cluster on which nothing acts. */
    public WatchedCluster(String name, Engine engine, List<WatchedInstance> instances) {
        this(name, engine, Actuator.NONE, instances);
    }

    /** A cluster of PostgreSQL servers. */
    public WatchedCluster(String name, List<WatchedInstance> instances) {
        this(name, Engine.POSTGRESQL, instances);
    }
}

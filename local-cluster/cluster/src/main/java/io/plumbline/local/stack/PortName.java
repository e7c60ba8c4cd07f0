package io.plumbline.local.stack;

import java.util.Optional;
import java.util.stream.Stream;

/** Every port the stack listens on, with its name in {@code watch.yaml} and its default. */
public enum PortName {
    KAFKA("kafka", 19092),
    KAFKA_CONTROLLER("kafka-controller", 19093),
    REGISTRY("registry", 18081),
    CONNECT("connect", 18083),
    FLINK("flink", 18088),
    FLINK_RPC("flink-rpc", 16123),
    JOB_MANAGER_METRICS("jobmanager-metrics", 19249),
    TASK_MANAGER_METRICS("taskmanager-metrics", 19250),
    CONTROL_DATABASE("control-database", 15432),
    /** Only with {@code --with pg_hint_plan}. */
    HINTED_DATABASE("hinted-database", 15433);

    private final String wireName;
    private final int defaultPort;

    PortName(String wireName, int defaultPort) {
        this.wireName = wireName;
        this.defaultPort = defaultPort;
    }

    public String wireName() {
        return wireName;
    }

    public int defaultPort() {
        return defaultPort;
    }

    public static Optional<PortName> byWireName(String name) {
        return Stream.of(values()).filter(port -> port.wireName.equals(name)).findFirst();
    }
}

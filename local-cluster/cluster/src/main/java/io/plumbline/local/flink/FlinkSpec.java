package io.plumbline.local.flink;

/** What a session cluster listens on, and how large its TaskManager is. */
public record FlinkSpec(FlinkPorts ports, TaskManagerSize size) {}

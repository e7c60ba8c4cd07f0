package io.plumbline.local.flink;

/** A job as the JobManager sees it; the states are those of Flink's JobStatus. */
public record FlinkJob(String id, String name, String state) {}

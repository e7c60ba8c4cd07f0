package io.plumbline.local.flink;

/** Where the processes of the session cluster listen: REST and web, JobManager RPC, and the metrics of each. */
public record FlinkPorts(int rest, int rpc, int jobManagerMetrics, int taskManagerMetrics) {}

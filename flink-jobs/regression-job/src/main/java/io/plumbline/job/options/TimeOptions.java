package io.plumbline.job.options;

import java.time.Duration;
import java.util.List;

/** Event time, and what is too large. */
final class TimeOptions {

    static final JobOption<Duration> OUT_OF_ORDERNESS = JobOption.time(
            "plumbline.time.out-of-orderness",
            Duration.ofMinutes(1),
            Duration.ZERO,
            Duration.ofDays(1),
            "How far the watermark stays behind the newest Kafka timestamp of a partition.");
    static final JobOption<Duration> IDLE_AFTER = JobOption.time(
            "plumbline.time.idle-after",
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "After how long without records a partition no longer holds the watermark back.");
    static final JobOption<Duration> ALLOWED_LATENESS = JobOption.time(
            "plumbline.time.allowed-lateness",
            Duration.ofHours(1),
            Duration.ZERO,
            Duration.ofDays(30),
            "How far behind the watermark an observation's own time may be; older ones go to the late topic.");
    static final JobOption<Duration> ALLOWED_AHEAD = JobOption.time(
            "plumbline.time.allowed-ahead",
            Duration.ofHours(1),
            Duration.ZERO,
            Duration.ofDays(30),
            "How far the own time of an observation, a relation or DDL may be after the Kafka timestamp of its record;"
                    + " others are rejected.");
    static final JobOption<Integer> RECORD_BYTES = JobOption.count(
            "plumbline.limits.record-bytes",
            8_388_608,
            new JobOption.Range(1_024, 104_857_600),
            "Largest value that is decoded, in bytes.");
    static final JobOption<Integer> PLAN_NODES = JobOption.count(
            "plumbline.limits.plan-nodes",
            10_000,
            new JobOption.Range(1, 1_000_000),
            "Largest plan that is used, in nodes.");
    static final JobOption<Integer> REJECTION_BYTES = JobOption.count(
            "plumbline.limits.rejection-bytes",
            524_288,
            new JobOption.Range(0, 104_857_600),
            "How much of a rejected value is kept, in bytes: less than the largest record Kafka takes.");

    static final List<JobOption<?>> ALL = List.of(
            OUT_OF_ORDERNESS, IDLE_AFTER, ALLOWED_LATENESS, ALLOWED_AHEAD, RECORD_BYTES, PLAN_NODES, REJECTION_BYTES);

    private TimeOptions() {}
}

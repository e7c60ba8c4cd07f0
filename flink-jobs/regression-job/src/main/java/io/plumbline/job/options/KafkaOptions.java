package io.plumbline.job.options;

import java.time.Duration;
import java.util.List;

/** Where Kafka is and how it is read and written. */
final class KafkaOptions {

    /** Where reading starts when the job starts without a savepoint. */
    enum StartFrom {
        EARLIEST,
        LATEST,
        COMMITTED
    }

    /** What a sink promises. */
    enum Guarantee {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    /** Anything of Kafka's own clients. */
    static final String CLIENT_PREFIX = "plumbline.kafka.client.";

    /** Kafka's protocol has room for 32,767 bytes of transactional id; the sink's uid and Flink's numbers come after it. */
    private static final int MOST_PREFIX_BYTES = 32_000;

    static final JobOption<String> BOOTSTRAP_SERVERS = JobOption.requiredText(
            "plumbline.kafka.bootstrap-servers", "host:port, separated by commas", "Kafka brokers to start from.");
    static final JobOption<String> GROUP_ID = JobOption.text(
            "plumbline.kafka.group-id",
            "plumbline-regression-job",
            "Consumer group. Offsets are committed on checkpoints for monitoring only; the job starts from its own state.");
    static final JobOption<StartFrom> START_FROM = JobOption.choice(
            "plumbline.kafka.start-from",
            StartFrom.class,
            StartFrom.EARLIEST,
            "Where observations are read from without a savepoint. Relations and change topics are always read from the start.");
    static final JobOption<Duration> DISCOVERY_INTERVAL = JobOption.time(
            "plumbline.kafka.discovery-interval",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            "How often new partitions and, for the change topics, new topics are looked for.");
    static final JobOption<Guarantee> DELIVERY_GUARANTEE = JobOption.choice(
            "plumbline.sinks.delivery-guarantee",
            Guarantee.class,
            Guarantee.AT_LEAST_ONCE,
            "AT_LEAST_ONCE makes a record visible at once, and ids are deterministic, so that a repeat is recognised."
                    + " EXACTLY_ONCE uses transactions: visible after the next checkpoint (its interval and its duration later),"
                    + " to consumers with isolation.level=read_committed.");
    static final JobOption<String> TRANSACTIONAL_ID_PREFIX = JobOption.shortText(
            "plumbline.sinks.transactional-id-prefix",
            "plumbline-regression-job",
            MOST_PREFIX_BYTES,
            "With EXACTLY_ONCE: start of every transactional id; one for each job on the same Kafka, the same over restarts.");
    static final JobOption<Duration> TRANSACTION_TIMEOUT = JobOption.time(
            "plumbline.sinks.transaction-timeout",
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            "With EXACTLY_ONCE: how long a transaction may stay open: more than the longest checkpoint and restart, and not"
                    + " more than the brokers' transaction.max.timeout.ms (15 min unless changed).");

    static final List<JobOption<?>> ALL = List.of(
            BOOTSTRAP_SERVERS,
            GROUP_ID,
            START_FROM,
            DISCOVERY_INTERVAL,
            DELIVERY_GUARANTEE,
            TRANSACTIONAL_ID_PREFIX,
            TRANSACTION_TIMEOUT);

    private KafkaOptions() {}
}

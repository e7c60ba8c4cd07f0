package io.plumbline.local.throughput;

import io.plumbline.local.flink.JobSubmission;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.kafka.Topics;
import io.plumbline.local.ledger.JobMetrics;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.PortName;
import io.plumbline.local.stack.StackPorts;
import io.plumbline.local.watch.RegressionJob;
import io.plumbline.records.TrustedRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Records per second from Kafka to Kafka on real processes: a job that copies, one that also reads and writes keyed state
 * of equal size, and ours, over the same topic in one run. Not part of any build; docs/benchmarks.md has the command and
 * figures. Arguments: statements, polls, bytes of state for the bare job, rounds.
 */
public final class ThroughputBenchmark {

    private static final String COPIES = "plumbline-benchmark.copies";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);
    private static final int PARTITIONS = 4;
    private static final double SKIPPED_SHARE = 0.5;

    private final LocalStack stack;
    private final Path barejar;
    private final long records;

    private ThroughputBenchmark(LocalStack stack, Path barejar, long records) {
        this.stack = stack;
        this.barejar = barejar;
        this.records = records;
    }

    /** Prints a table of records per second. */
    public static void main(String[] arguments) throws Exception {
        TrustedRecords.trust();
        int statements = Integer.parseInt(arguments[0]);
        int polls = Integer.parseInt(arguments[1]);
        String stateBytes = arguments[2];
        int rounds = Integer.parseInt(arguments[3]);
        WorkFolder folder = new WorkFolder(Files.createTempDirectory("throughput"));
        LocalStack stack =
                LocalStack.of(Installation.current(), folder, StackPorts.free(), ObservationLoad.TASK_MANAGER);
        try {
            stack.start(step -> System.err.println(step));
            try (Admin admin = stack.kafka().admin()) {
                Topics.createMissing(admin, List.of(new NewTopic(COPIES, PARTITIONS, (short) 1)));
            }
            fill(stack, statements, polls);
            ThroughputBenchmark benchmark =
                    new ThroughputBenchmark(stack, BareJob.jar(folder.root()), (long) statements * polls);
            System.out.printf("%d statements, %d polls%n%-8s %14s%n", statements, polls, "job", "records/s");
            for (int round = 0; round < rounds; round++) {
                benchmark.bare("copy", "0");
                benchmark.bare("keyed", stateBytes);
                benchmark.ours(round);
            }
        } finally {
            LocalStack.stop(folder);
        }
    }

    private void bare(String name, String stateBytes) throws Exception {
        JobSubmission submission = new JobSubmission(
                barejar,
                Optional.of(BareJob.class.getName()),
                Map.of(),
                List.of(
                        name,
                        stack.kafka().bootstrapServers(),
                        ProductTopic.OBSERVATIONS.topicName(),
                        COPIES,
                        stateBytes),
                Optional.empty());
        measure(name, stack.flink().submit(submission), name + ":_Writer");
    }

    private void ours(int round) throws Exception {
        String job = new RegressionJob(stack, Installation.current())
                .submit(Map.of("plumbline.kafka.group-id", "benchmark-" + round), Optional.empty());
        measure("ours", job, "statement_monitor");
    }

    /**
     * The first half warms up: processes, and statements of which nothing is known yet. Counters are read seldom, as that is
     * work of the TaskManager too, and up to the last reading at which the job was not through.
     */
    private void measure(String name, String jobId, String operator) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Reading> readings = new ArrayList<>();
        Reading now = read(operator);
        while (now.records() < records && now.nanos() < deadline) {
            if (now.records() > records * SKIPPED_SHARE) {
                readings.add(now);
            }
            LockSupport.parkNanos(BETWEEN_READINGS.toNanos());
            now = read(operator);
        }
        Reading first = readings.get(0);
        Reading last = readings.get(readings.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "%-8s %14.0f   (%d of %d)%n",
                name,
                (last.records() - first.records()) * 1e9 / (last.nanos() - first.nanos()),
                now.records(),
                records);
        stack.flink().cancel(jobId);
        while (read(operator).records() > 0) {
            LockSupport.parkNanos(BETWEEN_READINGS.toNanos());
        }
    }

    /** How many records an operator had taken in when. */
    private record Reading(long nanos, long records) {}

    private Reading read(String operator) throws IOException, InterruptedException {
        long count = JobMetrics.read(stack.ports().get(PortName.TASK_MANAGER_METRICS))
                .count(operator, "numRecordsIn");
        return new Reading(System.nanoTime(), count);
    }

    private static void fill(LocalStack stack, int statements, int polls) {
        int id = new Subjects(stack.registry().url())
                .register(ProductTopic.OBSERVATIONS.subject(), ProductTopic.OBSERVATIONS.valueSchema());
        Instant start = Instant.now().minus(ObservationLoad.POLL.multipliedBy(polls));
        ObservationLoad load = new ObservationLoad(ProductTopic.OBSERVATIONS.topicName(), id, start);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.kafka().bootstrapServers(),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        "20"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int poll = 0; poll < polls; poll++) {
                for (int statement = 0; statement < statements; statement++) {
                    var unused = producer.send(load.record(statement, poll));
                }
                System.err.printf("poll %d of %d is on the topic%n", poll + 1, polls);
            }
        }
    }
}

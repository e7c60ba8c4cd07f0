package io.plumbline.local.throughput;

import io.plumbline.local.flink.JobSubmission;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.StackPorts;
import io.plumbline.local.watch.RegressionJob;
import io.plumbline.records.TrustedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Time from an observation sent to what came of it received, on real processes at a steady load: of the job that copies,
 * and of ours as it is set by default. One observation in fifty is the first of a statement, of which ours publishes a plan
 * change at once; these are timed, in both jobs. Not part of any build; docs/benchmarks.md has the command and figures.
 * Arguments: observations per second, seconds, seconds between checkpoints.
 */
public final class LatencyBenchmark {

    private static final String COPIES = "plumbline-benchmark.copies";
    private static final int STATEMENTS = 10_000;
    private static final int TIMED_EVERY = 50;
    private static final int PARTITIONS = 4;
    private static final double SKIPPED_SHARE = 0.5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final LocalStack stack;
    private final int perSecond;
    private final Map<String, String> settings;
    private final int records;
    private final ObservationLoad load;
    private int nextPoll;
    private int nextNewStatement = STATEMENTS;

    private LatencyBenchmark(LocalStack stack, int perSecond, int seconds, int checkpointSeconds) {
        this.stack = stack;
        this.perSecond = perSecond;
        this.settings = Map.of("execution.checkpointing.interval", checkpointSeconds + " s");
        this.records = perSecond * seconds;
        int id = new Subjects(stack.registry().url())
                .register(ProductTopic.OBSERVATIONS.subject(), ProductTopic.OBSERVATIONS.valueSchema());
        this.load = new ObservationLoad(ProductTopic.OBSERVATIONS.topicName(), id, Instant.now());
    }

    /** Prints percentiles. */
    public static void main(String[] arguments) throws Exception {
        TrustedRecords.trust();
        WorkFolder folder = new WorkFolder(Files.createTempDirectory("latency"));
        LocalStack stack =
                LocalStack.of(Installation.current(), folder, StackPorts.free(), ObservationLoad.TASK_MANAGER);
        try {
            stack.start(step -> System.err.println(step));
            try (Admin admin = stack.kafka().admin()) {
                admin.createTopics(List.of(new NewTopic(COPIES, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
            LatencyBenchmark benchmark = new LatencyBenchmark(
                    stack,
                    Integer.parseInt(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]));
            System.out.printf(
                    "%s observations/s, a checkpoint every %s s%n%-6s %8s %8s %8s%n",
                    arguments[0], arguments[2], "job", "p50 ms", "p99 ms", "max ms");
            benchmark.ours();
            benchmark.copy(BareJob.jar(folder.root()));
        } finally {
            LocalStack.stop(folder);
        }
    }

    private void copy(Path jar) throws Exception {
        List<String> arguments =
                List.of("copy", stack.kafka().bootstrapServers(), ProductTopic.OBSERVATIONS.topicName(), COPIES, "0");
        String job = stack.flink()
                .submit(new JobSubmission(
                        jar, Optional.of(BareJob.class.getName()), settings, arguments, Optional.empty()));
        measure(job, "copy", COPIES);
        stack.flink().cancel(job);
    }

    private void ours() throws Exception {
        Map<String, String> options = new HashMap<>(settings);
        options.put("plumbline.kafka.group-id", "latency");
        String job = new RegressionJob(stack, Installation.current()).submit(options, Optional.empty());
        measure(job, "ours", ProductTopic.PLAN_CHANGES.topicName());
        stack.flink().cancel(job);
    }

    /** Sends once the job runs; the first half warms up. */
    private void measure(String job, String name, String topic) throws InterruptedException {
        while (!stack.flink().allTasksRun(job)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        Map<String, Long> sentNanos = new ConcurrentHashMap<>();
        long[] nanos = new long[records / TIMED_EVERY];
        Thread receiver = new Thread(() -> receive(topic, sentNanos, nanos), "receiver");
        receiver.start();
        send(sentNanos);
        receiver.join();
        long[] measured = Arrays.copyOfRange(nanos, (int) (nanos.length * SKIPPED_SHARE), nanos.length);
        Arrays.sort(measured);
        System.out.printf(
                Locale.ROOT,
                "%-6s %8.1f %8.1f %8.1f%n",
                name,
                millis(measured, 0.5),
                millis(measured, 0.99),
                millis(measured, 1));
    }

    private void send(Map<String, Long> sentNanos) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.kafka().bootstrapServers(),
                        // Kafka's default: whoever sends thousands of records a second does not send each by itself
                        ProducerConfig.LINGER_MS_CONFIG,
                        "5"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < records; i++) {
                long due = start + (long) (i * 1e9 / perSecond);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                var unused = producer.send(next(i, sentNanos));
            }
        }
        nextPoll += records / STATEMENTS + 1;
    }

    private ProducerRecord<String, byte[]> next(int i, Map<String, Long> sentNanos) {
        int poll = nextPoll + i / STATEMENTS;
        if (i % TIMED_EVERY != 0) {
            return load.record(i % STATEMENTS, poll);
        }
        ProducerRecord<String, byte[]> timed = load.record(nextNewStatement++, poll);
        sentNanos.put(timed.key(), System.nanoTime());
        return timed;
    }

    private void receive(String topic, Map<String, Long> sentNanos, long[] nanos) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            int received = 0;
            while (received < nanos.length) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    Long sent = sentNanos.remove(record.key());
                    if (sent != null) {
                        nanos[received++] = System.nanoTime() - sent;
                    }
                }
            }
        }
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
    }
}

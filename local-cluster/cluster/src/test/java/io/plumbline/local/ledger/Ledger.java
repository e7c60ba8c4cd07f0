package io.plumbline.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.PortName;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/**
 * The law of docs/reference/metrics.md on a running job that has not restarted: every record of the observations topic is
 * judged, repeated, late or rejected, once; and what is counted is what the topics hold.
 */
public final class Ledger {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final String DECODER = "observation_decoder";
    private static final String MONITOR = "statement_monitor";

    private final LocalStack stack;
    private final Subjects registry;

    public Ledger(LocalStack stack) {
        this.stack = stack;
        this.registry = new Subjects(stack.registry().url());
    }

    /** Waits until the law holds, with at least one of each, and compares the counters with the topics. */
    public void close() {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(this::closes);
    }

    private void closes() throws IOException, InterruptedException {
        JobMetrics job = JobMetrics.read(stack.ports().get(PortName.TASK_MANAGER_METRICS));
        Map<String, Long> rejected = job.byLabel(DECODER, "reason_rejections", "reason");
        long judged = job.count(MONITOR, "judged");
        long repeated = job.count(MONITOR, "repeated");
        long late = job.count(MONITOR, "late");
        long refused = rejected.values().stream().mapToLong(Long::longValue).sum();

        assertThat(List.of(judged, repeated, late, refused)).allMatch(count -> count > 0);
        assertThat(job.count(DECODER, "observations")).isEqualTo(judged + repeated + late + refused);
        assertThat(job.count(DECODER, "observations")).isEqualTo(observationsOnTheTopic());
        assertThat(late)
                .isEqualTo(this.<StatementObservation>read(ProductTopic.LATE).size());
        assertThat(rejected)
                .isEqualTo(counts(
                        this.<Rejection>read(ProductTopic.REJECTIONS).stream()
                                .map(LogEntry::value)
                                .filter(each -> each.getSourceTopic().equals(ProductTopic.OBSERVATIONS.topicName()))
                                .toList(),
                        Rejection::getReason));
        assertThat(job.byLabel(MONITOR, "status_regression_verdict_total", "status"))
                .isEqualTo(counts(
                        this.<Verdict>read(ProductTopic.VERDICTS).stream()
                                .map(LogEntry::value)
                                .toList(),
                        verdict -> verdict.getLevel().name()));
    }

    /** Offsets do not tell: transactions of the pollers take some. */
    private long observationsOnTheTopic() {
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                stack.kafka().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ProductTopic.OBSERVATIONS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long records = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                records += consumer.poll(STEP).count();
            }
            return records;
        }
    }

    private <T extends SpecificRecord> List<LogEntry<T>> read(ProductTopic topic) {
        try (TopicLog<T> log = open(topic)) {
            log.readToEnd();
            return List.copyOf(log.entries());
        }
    }

    private <T extends SpecificRecord> TopicLog<T> open(ProductTopic topic) {
        return TopicLog.open(stack.kafka().bootstrapServers(), registry, topic);
    }

    private static <T> Map<String, Long> counts(List<T> values, Function<T, String> name) {
        return values.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }
}

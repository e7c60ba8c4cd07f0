package io.plumbline.local.throughput;

import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.local.kafka.Topics;
import io.plumbline.local.records.WireFormat;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of one partition for a job that must not meet the other tests' records, on the shared stack. */
final class OwnTopics {

    private static final List<String> TOPICS = List.of(
            "observations",
            "relations",
            "verdicts",
            "baselines",
            "plan-changes",
            "decision-results",
            "explanations",
            "index-commands",
            "pin-commands",
            "rejections",
            "late");

    private final LocalStack stack;
    private final Subjects registry;
    private final String name;

    OwnTopics(LocalStack stack, String name) {
        this.stack = stack;
        this.registry = new Subjects(stack.registry().url());
        this.name = name;
    }

    /** Creates them, and returns what may be sent. */
    ObservationLoad create(Instant start) {
        try (Admin admin = stack.kafka().admin()) {
            Topics.createMissing(
                    admin,
                    TOPICS.stream()
                            .map(topic -> new NewTopic(own(topic), 1, (short) 1))
                            .toList());
        }
        int schema = registry.register(own("observations") + "-value", StatementObservation.getClassSchema());
        return new ObservationLoad(own("observations"), schema, start);
    }

    /** What the job is to be told. */
    Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        TOPICS.forEach(topic -> options.put("plumbline.topics." + topic, own(topic)));
        options.put("plumbline.topics.changes", name + "[.]cdc[.].*");
        options.put("plumbline.kafka.group-id", name);
        return options;
    }

    /** Statements from {@code first} on in one poll, their estimates multiplied. */
    void send(ObservationLoad load, int first, int statements, int poll, double estimate) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int statement = first; statement < first + statements; statement++) {
                var unused = producer.send(load.record(statement, poll, estimate));
            }
        }
    }

    TopicIds<PlanChange> changes(String isolation) {
        return new TopicIds<>(
                consumer(isolation),
                own("plan-changes"),
                new WireFormat<>(registry, PlanChange.getClassSchema()),
                PlanChange::getChangeId);
    }

    TopicIds<Verdict> verdicts(String isolation) {
        return new TopicIds<>(
                consumer(isolation),
                own("verdicts"),
                new WireFormat<>(registry, Verdict.getClassSchema()),
                Verdict::getVerdictId);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.kafka().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private String own(String topic) {
        return name + "." + topic;
    }
}

package io.plumbline.local.records;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.registry.Subjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the verdicts from the first that is kept. */
public final class VerdictReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final WireFormat<Verdict> format;
    private final List<TopicPartition> partitions;

    public VerdictReader(String bootstrapServers, String registryUrl) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        properties.put("default.api.timeout.ms", "15000");
        this.consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        this.format = new WireFormat<>(new Subjects(registryUrl), Verdict.getClassSchema());
        this.partitions = consumer.partitionsFor(ProductTopic.VERDICTS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits up to a moment for more; empty when nothing came. */
    public List<Verdict> poll() {
        List<Verdict> verdicts = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
            verdicts.add(format.read(found.value()));
        }
        return List.copyOf(verdicts);
    }

    /** Everything that is on the topic now. */
    public List<Verdict> untilNow() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Verdict> verdicts = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            verdicts.addAll(poll());
        }
        return List.copyOf(verdicts);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

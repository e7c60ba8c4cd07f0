package io.plumbline.local.topics;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.records.WireFormat;
import io.plumbline.local.registry.Subjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Everything a product topic holds, from its first record on, in the order read. Reads without a consumer group and
 * leaves no trace on the broker. Tombstones are left out. For one thread.
 */
public final class TopicLog<T extends SpecificRecord> implements AutoCloseable {

    private static final Duration READ_TO_END_STEP = Duration.ofMillis(100);

    private final WireFormat<T> values;
    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<LogEntry<T>> entries = new ArrayList<>();
    private final Map<String, T> newest = new TreeMap<>();

    private TopicLog(String bootstrapServers, ProductTopic topic, WireFormat<T> values) {
        this.values = values;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public static <T extends SpecificRecord> TopicLog<T> open(
            String bootstrapServers, Subjects registry, ProductTopic topic) {
        return new TopicLog<>(bootstrapServers, topic, new WireFormat<>(registry, topic.valueSchema()));
    }

    /** The same without what is in the topic now. */
    public static <T extends SpecificRecord> TopicLog<T> openAtEnd(
            String bootstrapServers, Subjects registry, ProductTopic topic) {
        TopicLog<T> log = open(bootstrapServers, registry, topic);
        log.consumer.seekToEnd(log.partitions);
        // seeking is lazy: without asking for the positions the end would be that of the first poll
        log.partitions.forEach(log.consumer::position);
        return log;
    }

    /** Waits at most {@code limit} for new records, and returns them; empty when none came. */
    public List<LogEntry<T>> poll(Duration limit) {
        int known = entries.size();
        for (ConsumerRecord<String, byte[]> read : consumer.poll(limit)) {
            if (read.value() == null) {
                newest.remove(read.key());
            } else {
                T value = values.read(read.value());
                entries.add(new LogEntry<>(read.key(), value, read.partition(), read.offset(), System.nanoTime()));
                newest.put(read.key(), value);
            }
        }
        return List.copyOf(entries.subList(known, entries.size()));
    }

    /** Reads everything that was in the topic when this was called. */
    public void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(READ_TO_END_STEP);
        }
    }

    /** All records read so far, a live view. */
    public List<LogEntry<T>> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** The newest record of each key that was not deleted since, a live view. */
    public Map<String, T> newest() {
        return Collections.unmodifiableMap(newest);
    }

    /** The records read after the first {@code count}. */
    public List<LogEntry<T>> after(int count) {
        return List.copyOf(entries.subList(count, entries.size()));
    }

    /** Forgets what was read so far, for readers of more than fits in memory; what comes next is kept again. */
    public void forget() {
        entries.clear();
    }

    @Override
    public void close() {
        consumer.close();
    }
}

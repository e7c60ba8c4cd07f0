package io.plumbline.local.topics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What topics held when this was opened, from the first record on, all partitions merged by the records' timestamps: the order
 * in which a reader beside them would have met them. Holds a batch of each partition in memory. Tombstones are left out. For
 * one thread.
 */
public final class MergedTopics implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private final List<Partition> partitions = new ArrayList<>();

    /** Of every topic whose whole name matches. */
    public static MergedTopics open(String bootstrapServers, Pattern names) {
        MergedTopics merged = new MergedTopics();
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            consumer.listTopics().forEach((topic, infos) -> {
                if (names.matcher(topic).matches()) {
                    infos.forEach(info -> merged.partitions.add(
                            new Partition(consumer(bootstrapServers), new TopicPartition(topic, info.partition()))));
                }
            });
        }
        return merged;
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Whether there is one more. */
    public boolean hasNext() {
        return partitions.stream().anyMatch(Partition::hasNext);
    }

    /** The earliest that was not read yet. */
    public ConsumerRecord<byte[], byte[]> next() {
        return partitions.stream()
                .filter(Partition::hasNext)
                .min(Comparator.comparingLong(partition -> partition.peek().timestamp()))
                .orElseThrow(NoSuchElementException::new)
                .take();
    }

    @Override
    public void close() {
        partitions.forEach(partition -> partition.consumer.close());
    }

    /** One partition, read batch by batch. */
    private static final class Partition {

        private final Consumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final long end;
        private final Deque<ConsumerRecord<byte[], byte[]>> batch = new ArrayDeque<>();

        Partition(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
            this.consumer = consumer;
            this.partition = partition;
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            this.end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }

        boolean hasNext() {
            while (batch.isEmpty() && consumer.position(partition) < end) {
                consumer.poll(STEP).forEach(read -> {
                    if (read.value() != null && read.offset() < end) {
                        batch.add(read);
                    }
                });
            }
            return !batch.isEmpty();
        }

        ConsumerRecord<byte[], byte[]> peek() {
            return batch.element();
        }

        ConsumerRecord<byte[], byte[]> take() {
            return batch.remove();
        }
    }
}

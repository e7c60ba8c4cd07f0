package io.plumbline.local.throughput;

import io.plumbline.local.records.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The ids of all records of a topic of one partition, as a consumer of some isolation level sees them. */
final class TopicIds<T extends SpecificRecord> implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final WireFormat<T> values;
    private final Function<T, String> id;
    private final List<String> ids = new ArrayList<>();

    TopicIds(Consumer<byte[], byte[]> consumer, String topic, WireFormat<T> values, Function<T, String> id) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        this.values = values;
        this.id = id;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** What may be read now; to a reader of committed records that ends where the oldest open transaction begins. */
    List<String> readToEnd() {
        long end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(STEP)) {
                ids.add(id.apply(values.read(record.value())));
            }
        }
        return Collections.unmodifiableList(ids);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

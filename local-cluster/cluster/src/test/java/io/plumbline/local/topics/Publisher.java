package io.plumbline.local.topics;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.ledger.RecordBytes;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records into product topics as the job does. */
public final class Publisher implements AutoCloseable {

    private final Subjects subjects;
    private final KafkaProducer<String, byte[]> producer;

    public Publisher(LocalStack stack) {
        this.subjects = new Subjects(stack.registry().url());
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when the record is in the topic; null is a tombstone. */
    public void publish(ProductTopic topic, String key, @Nullable SpecificRecord value)
            throws ExecutionException, InterruptedException {
        byte[] bytes = value == null
                ? null
                : RecordBytes.framed(subjects.register(topic.subject(), topic.valueSchema()), RecordBytes.avro(value));
        producer.send(new ProducerRecord<>(topic.topicName(), key, bytes)).get();
    }

    @Override
    public void close() {
        producer.close();
    }
}

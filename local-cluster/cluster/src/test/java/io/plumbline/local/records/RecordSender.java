package io.plumbline.local.records;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.ledger.RecordBytes;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to the product's topics as the job does. */
public final class RecordSender implements AutoCloseable {

    private final Subjects subjects;
    private final KafkaProducer<String, byte[]> producer;

    public RecordSender(LocalStack stack) {
        this.subjects = new Subjects(stack.registry().url());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void send(ProductTopic topic, String key, GenericRecord record) {
        int id = subjects.register(topic.subject(), record.getSchema());
        sendBytes(topic, key, RecordBytes.framed(id, avro(record)));
    }

    /** Sends a value of any bytes, or a tombstone. */
    public void sendBytes(ProductTopic topic, String key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic.topicName(), key, value));
        producer.flush();
    }

    private static byte[] avro(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + record.getSchema().getFullName(), e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        producer.close();
    }
}

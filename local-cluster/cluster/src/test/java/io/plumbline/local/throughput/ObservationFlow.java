package io.plumbline.local.throughput;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Observations sent at a steady rate by a thread of its own, statement by statement and poll by poll, until closed. */
final class ObservationFlow implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final ObservationLoad load;
    private final int statements;
    private final Thread sender;
    private volatile boolean stopped;
    private volatile int sent;

    private ObservationFlow(String bootstrapServers, ObservationLoad load, int statements, int perSecond) {
        this.producer = producer(bootstrapServers);
        this.load = load;
        this.statements = statements;
        this.sender = new Thread(() -> send(perSecond), "observations");
    }

    /** Goes on where {@link #sendOnce} has ended. */
    static ObservationFlow start(String bootstrapServers, ObservationLoad load, int statements, int perSecond) {
        ObservationFlow flow = new ObservationFlow(bootstrapServers, load, statements, perSecond);
        flow.sender.start();
        return flow;
    }

    /** The first poll of every statement. */
    static void sendOnce(String bootstrapServers, ObservationLoad load, int statements) {
        try (KafkaProducer<String, byte[]> producer = producer(bootstrapServers)) {
            for (int statement = 0; statement < statements; statement++) {
                var unused = producer.send(load.record(statement, 0));
            }
        }
    }

    int sent() {
        return sent;
    }

    private void send(int perSecond) {
        long start = System.nanoTime();
        for (int i = 0; !stopped; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            var unused = producer.send(load.record(i % statements, 1 + i / statements));
            sent = i + 1;
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, "5"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}

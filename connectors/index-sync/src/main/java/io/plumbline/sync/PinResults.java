package io.plumbline.sync;

import io.plumbline.sync.pins.PinCommand;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.Converter;

/** Writes results and their alerts to their topics: a sink has no way to Kafka of its own. */
final class PinResults implements PinOutlet, AutoCloseable {

    private final String topic;
    private final String alertTopic;
    private final Converter converter;
    private final Producer<byte[], byte[]> producer;

    private PinResults(AbstractConfig config, Converter converter, Producer<byte[], byte[]> producer) {
        this.topic = config.getString(PinOptions.RESULTS_TOPIC);
        this.alertTopic = config.getString(PinOptions.ALERTS_TOPIC);
        this.converter = converter;
        this.producer = producer;
    }

    static PinResults open(AbstractConfig config) {
        Converter converter = converter(config);
        Map<String, Object> settings = new HashMap<>(config.originalsWithPrefix(PinOptions.RESULTS_PRODUCER_PREFIX));
        return new PinResults(
                config, converter, new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** A converter is another plugin: what it names of its own is found by its class loader only. */
    private static Converter converter(AbstractConfig config) {
        Class<? extends Converter> type =
                config.getClass(PinOptions.RESULTS_CONVERTER).asSubclass(Converter.class);
        Thread current = Thread.currentThread();
        ClassLoader ours = current.getContextClassLoader();
        current.setContextClassLoader(type.getClassLoader());
        try {
            Converter converter = Utils.newInstance(type);
            converter.configure(config.originalsWithPrefix(PinOptions.RESULTS_CONVERTER_PREFIX), false);
            return converter;
        } finally {
            current.setContextClassLoader(ours);
        }
    }

    /** Returns when Kafka has the result, and its alert where it is one. */
    @Override
    public void publish(String key, PinCommand command, Struct result) {
        write(topic, key, result);
        PinAlertWriter.write(command, result).ifPresent(alert -> write(alertTopic, key, alert));
    }

    private void write(String to, String key, Struct value) {
        byte[] bytes = converter.fromConnectData(to, value.schema(), value);
        try {
            producer.send(new ProducerRecord<>(to, key.getBytes(StandardCharsets.UTF_8), bytes))
                    .get();
        } catch (ExecutionException e) {
            throw new ConnectException("cannot write to " + to, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("interrupted while writing to " + to, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

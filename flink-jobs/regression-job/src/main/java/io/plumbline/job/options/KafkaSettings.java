package io.plumbline.job.options;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * How Kafka is read and written.
 *
 * @param client settings of Kafka's own clients, such as {@code security.protocol}
 */
public record KafkaSettings(
        String bootstrapServers,
        String groupId,
        OffsetsInitializer startFrom,
        Duration discoveryInterval,
        DeliveryGuarantee guarantee,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Map<String, String> client) {

    static KafkaSettings read(OptionReader reader) {
        return new KafkaSettings(
                reader.read(KafkaOptions.BOOTSTRAP_SERVERS),
                reader.read(KafkaOptions.GROUP_ID),
                offsets(reader.read(KafkaOptions.START_FROM)),
                reader.read(KafkaOptions.DISCOVERY_INTERVAL),
                DeliveryGuarantee.valueOf(
                        reader.read(KafkaOptions.DELIVERY_GUARANTEE).name()),
                reader.read(KafkaOptions.TRANSACTIONAL_ID_PREFIX),
                reader.read(KafkaOptions.TRANSACTION_TIMEOUT),
                reader.under(KafkaOptions.CLIENT_PREFIX));
    }

    /** The clients' own settings. */
    public Properties clientProperties() {
        Properties properties = new Properties();
        properties.putAll(client);
        return properties;
    }

    @Override
    public String toString() {
        return "KafkaSettings[" + bootstrapServers + ", client=" + client.keySet() + "]";
    }

    // the connector has no other way to say it yet
    @SuppressWarnings("deprecation")
    private static OffsetsInitializer offsets(KafkaOptions.StartFrom startFrom) {
        return switch (startFrom) {
            case EARLIEST -> OffsetsInitializer.earliest();
            case LATEST -> OffsetsInitializer.latest();
            case COMMITTED ->
                OffsetsInitializer.committedOffsets(org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST);
        };
    }
}

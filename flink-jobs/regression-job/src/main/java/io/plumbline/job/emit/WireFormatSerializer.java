package io.plumbline.job.emit;

import io.plumbline.job.ingest.WireFormat;
import io.plumbline.job.registry.RegistryErrors;
import io.plumbline.job.registry.SchemaRegistryFactory;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts a record's schema id before it; the id of the subject's schema is asked for once, when the sink opens. */
public final class WireFormatSerializer implements KafkaRecordSerializationSchema<Outbound> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final String subject;
    private final String schemaText;
    private final SchemaRegistryFactory registry;
    private transient int schemaId;

    public WireFormatSerializer(String topic, String subject, Schema schema, SchemaRegistryFactory registry) {
        this.topic = topic;
        this.subject = subject;
        this.schemaText = schema.toString();
        this.registry = registry;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext)
            throws InterruptedException {
        schemaId = registry.open(RegistryErrors.in(context.getMetricGroup())).idOf(subject, schemaText);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Outbound element, KafkaSinkContext context, Long timestamp) {
        byte[] avro = element.avro();
        return new ProducerRecord<>(
                topic,
                element.key().getBytes(StandardCharsets.UTF_8),
                avro == null ? null : WireFormat.frame(schemaId, avro));
    }
}

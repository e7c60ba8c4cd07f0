package io.plumbline.job.ingest;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Takes Kafka records in as they are: decoding may fail, reading may not. */
public final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> source, Collector<RawRecord> out) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : source.headers()) {
            headers.put(header.key(), header.value() == null ? new byte[0] : header.value());
        }
        out.collect(new RawRecord(
                source.topic(),
                source.partition(),
                source.offset(),
                source.timestamp(),
                source.key(),
                source.value(),
                headers));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}

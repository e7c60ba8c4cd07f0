package io.plumbline.job.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.job.testing.FixedRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WireFormatSerializerTest {

    private static final long ANY_TIME = 0L;

    private final WireFormatSerializer serializer = new WireFormatSerializer(
            "plumbline.verdicts", "plumbline.verdicts-value", Verdict.getClassSchema(), FixedRegistry.with(Map.of()));

    @BeforeEach
    void open() throws InterruptedException {
        serializer.open(new NoCluster(), new OnePartition());
    }

    @Test
    void aValueIsTheMagicByteTheIdInFourBytesAndTheRecord() {
        ProducerRecord<byte[], byte[]> record =
                serializer.serialize(new Outbound("shop/a", new byte[] {7, 8}), new OnePartition(), ANY_TIME);

        assertThat(record.topic()).isEqualTo("plumbline.verdicts");
        assertThat(record.key()).isEqualTo("shop/a".getBytes(StandardCharsets.UTF_8));
        assertThat(record.value()).containsExactly(0, 0, 0, 0, FixedRegistry.SUBJECT_ID, 7, 8);
    }

    @Test
    void aTombstoneHasNoValue() {
        assertThat(serializer
                        .serialize(new Outbound("shop/a", null), new OnePartition(), ANY_TIME)
                        .value())
                .isNull();
    }

    private record OnePartition() implements KafkaSinkContext {

        @Override
        public int getParallelInstanceId() {
            return 0;
        }

        @Override
        public int getNumberOfParallelInstances() {
            return 1;
        }

        @Override
        public int[] getPartitionsForTopic(String topic) {
            return new int[] {0};
        }
    }

    private record NoCluster() implements SerializationSchema.InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(NoCluster.class.getClassLoader());
        }
    }
}

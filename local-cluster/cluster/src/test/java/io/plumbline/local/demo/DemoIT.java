package io.plumbline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.Rejection;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.StackPorts;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's end-to-end test: the demo itself, then bad input on the same running job. */
final class DemoIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int UNKNOWN_SCHEMA = 2_000_000_000;
    private static final byte[] KEY = "shop/shop/public/0".getBytes(StandardCharsets.UTF_8);

    @Test
    void theStoryEndsAsItMustAndBadInputIsRejectedWhileTheJobRunsOn(@TempDir Path root) throws Exception {
        try (DemoFolder folder = DemoFolder.fresh(new WorkFolder(root))) {
            DemoOptions options = new DemoOptions(folder.folder(), StackPorts.free(), Duration.ofSeconds(2));
            DemoText text = new DemoText(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            DemoReport report = new Demo(options, text).run(Installation.current());
            text.summary(report);
            assertThat(report.steps()).hasSize(6).allMatch(StepReport::asExpected);

            badInputIsRejected(LocalStack.of(Installation.current(), folder.folder(), options.ports()));
        }
    }

    private static void badInputIsRejected(LocalStack stack) throws Exception {
        Subjects registry = new Subjects(stack.registry().url());
        int known = registry.register(ProductTopic.OBSERVATIONS.subject(), ProductTopic.OBSERVATIONS.valueSchema());
        try (TopicLog<Rejection> rejections =
                        TopicLog.open(stack.kafka().bootstrapServers(), registry, ProductTopic.REJECTIONS);
                KafkaProducer<byte[], byte[]> producer = producer(stack)) {
            RecordMetadata malformed = send(producer, KEY, wire(known, "not Avro"));
            RecordMetadata unknown = send(producer, KEY, wire(UNKNOWN_SCHEMA, "whatever"));
            RecordMetadata headless = send(producer, KEY, "no magic byte".getBytes(StandardCharsets.UTF_8));

            Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
                rejections.poll(STEP);
                return rejections.entries().size() >= 3;
            });
            assertThat(at(rejections, malformed).getRecordValue()).isEqualTo(ByteBuffer.wrap(wire(known, "not Avro")));
            assertThat(at(rejections, unknown).getReason()).isEqualTo("UNKNOWN_SCHEMA_ID");
            assertThat(at(rejections, unknown).getSchemaId()).isEqualTo(UNKNOWN_SCHEMA);
            assertThat(at(rejections, headless).getRecordKey()).isEqualTo(ByteBuffer.wrap(KEY));
            assertThat(rejections.entries()).hasSize(3);
        }
        assertThat(stack.flink().jobs()).singleElement().matches(job -> "RUNNING".equals(job.state()));
    }

    private static Rejection at(TopicLog<Rejection> rejections, RecordMetadata source) {
        List<Rejection> found = rejections.entries().stream()
                .map(LogEntry::value)
                .filter(each -> each.getSourceTopic().equals(source.topic())
                        && each.getSourcePartition() == source.partition()
                        && each.getSourceOffset() == source.offset())
                .toList();
        assertThat(found).as("rejections of %s", source).hasSize(1);
        return found.get(0);
    }

    private static byte[] wire(int schemaId, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(bytes.length + 5)
                .put((byte) 0)
                .putInt(schemaId)
                .put(bytes)
                .array();
    }

    private static RecordMetadata send(KafkaProducer<byte[], byte[]> producer, byte[] key, byte[] value)
            throws ExecutionException, InterruptedException {
        return producer.send(new ProducerRecord<>(ProductTopic.OBSERVATIONS.topicName(), key, value))
                .get();
    }

    private static KafkaProducer<byte[], byte[]> producer(LocalStack stack) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}

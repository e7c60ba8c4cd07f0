package io.plumbline.local.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.records.WireFormat;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.topics.MergedTopics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records that the engine was given while the lab ran, and what it said, so that another engine can be given the same:
 * {@code observations.avro}, {@code relations.avro} and {@code verdicts.avro}, Avro container files in the order in which the
 * records were written to Kafka, and {@code ddl.jsonl}, a JSON object for each DDL event with the number of observations
 * that were written before it. Nothing literal: observations hold normalised text only.
 */
final class RawRecording {

    private static final Pattern DDL_TOPICS = Pattern.compile("plumbline\\.cdc\\.ddl\\..*\\.message");
    private static final String DDL_PREFIX = "plumbline.ddl";
    private static final int DEFLATE_LEVEL = 6;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS =
            List.of("command_tag", "object_type", "schema", "identity", "relation", "executed_at");

    private final String bootstrapServers;
    private final Subjects registry;

    RawRecording(String bootstrapServers, Subjects registry) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Deque<ConsumerRecord<byte[], byte[]>> ddl = ddl();
            try (BufferedWriter events = Files.newBufferedWriter(folder.resolve("ddl.jsonl"))) {
                write(ProductTopic.OBSERVATIONS, folder.resolve("observations.avro"), (written, millis) -> {
                    while (!ddl.isEmpty() && ddl.element().timestamp() < millis) {
                        line(events, ddl.remove(), written);
                    }
                });
            }
            write(ProductTopic.RELATIONS, folder.resolve("relations.avro"), (written, millis) -> {});
            write(ProductTopic.VERDICTS, folder.resolve("verdicts.avro"), (written, millis) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /** Told before each record how many were written before it, and when it came. */
    private interface Beside {
        void before(long written, long millis) throws IOException;
    }

    private <T extends SpecificRecord> void write(ProductTopic topic, Path file, Beside beside) throws IOException {
        WireFormat<T> values = new WireFormat<>(registry, topic.valueSchema());
        try (MergedTopics records =
                        MergedTopics.open(bootstrapServers, Pattern.compile(Pattern.quote(topic.topicName())));
                DataFileWriter<T> out = new DataFileWriter<>(new SpecificDatumWriter<>(topic.valueSchema()))) {
            out.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
            out.create(topic.valueSchema(), file.toFile());
            for (long written = 0; records.hasNext(); written++) {
                ConsumerRecord<byte[], byte[]> next = records.next();
                beside.before(written, next.timestamp());
                out.append(values.read(next.value()));
            }
        }
    }

    private Deque<ConsumerRecord<byte[], byte[]>> ddl() {
        Deque<ConsumerRecord<byte[], byte[]>> all = new ArrayDeque<>();
        try (MergedTopics records = MergedTopics.open(bootstrapServers, DDL_TOPICS)) {
            while (records.hasNext()) {
                all.add(records.next());
            }
        }
        return all;
    }

    private static void line(BufferedWriter out, ConsumerRecord<byte[], byte[]> record, long written)
            throws IOException {
        JsonNode envelope = JSON.readTree(record.value());
        JsonNode message = envelope.path("message");
        if (!DDL_PREFIX.equals(message.path("prefix").asText())) {
            return;
        }
        JsonNode content = JSON.readTree(message.path("content").binaryValue());
        ObjectNode line = JSON.createObjectNode().put("observations_before", written);
        line.set("cluster", envelope.path("plumbline_cluster"));
        line.set("database", envelope.path("source").path("db"));
        FIELDS.forEach(field -> line.set(field, content.path(field)));
        out.write(line.toString());
        out.newLine();
    }
}

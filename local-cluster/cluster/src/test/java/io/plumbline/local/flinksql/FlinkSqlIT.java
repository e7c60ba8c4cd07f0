package io.plumbline.local.flinksql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.records.FilledRecord;
import io.plumbline.local.records.RecordSender;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Flink's SQL client reads every topic through the scripts in docs, and runs the queries of their page. */
@ExtendWith(SharedStack.class)
final class FlinkSqlIT {

    private static final String PAGE = "docs/flink-sql/README.md";
    private static final Pattern QUERY = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final int QUERIES = 10;

    /** Numbers of this test's own: the sink takes one baseline of a plan only, and other tests write theirs. */
    private static final int WHOLE = 901;

    private static final int SPARSE = 902;
    private static final int OF_PAGE = 903;

    /** How the page's queries end; here they skip what other tests have written, which need not be Avro. */
    private static final String TO_THE_END = "'scan.bounded.mode' = 'latest-offset'";

    @TempDir
    private Path folder;

    @Test
    void everyFieldOfEveryTopicIsRead(LocalStack stack) {
        List<List<String>> expected = new ArrayList<>();
        StringBuilder queries = new StringBuilder();
        try (RecordSender sender = new RecordSender(stack)) {
            for (ProductTopic topic : ProductTopic.values()) {
                String since = sinceNow(stack, topic);
                Schema schema = topic.valueSchema();
                for (GenericRecord record :
                        List.of(FilledRecord.whole(schema, WHOLE), FilledRecord.sparse(schema, SPARSE))) {
                    String key = "flink-sql/" + topic + "/" + expected.size();
                    sender.send(topic, key, record);
                    expected.add(printed(key, record));
                }
                queries.append(selectAll(topic, since));
            }
        }
        assertThat(PrintedRows.added(client(stack).run("streaming", queries.toString())))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyQueryOfThePageRuns(LocalStack stack) throws IOException {
        List<String> queries = QUERY.matcher(
                        Files.readString(Installation.current().home().resolve(PAGE)))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(queries).hasSize(QUERIES);
        String verdicts = sinceNow(stack, ProductTopic.VERDICTS);
        String changes = sinceNow(stack, ProductTopic.PLAN_CHANGES);
        try (RecordSender sender = new RecordSender(stack)) {
            for (ProductTopic topic :
                    List.of(ProductTopic.VERDICTS, ProductTopic.PLAN_CHANGES, ProductTopic.BASELINES)) {
                sender.send(topic, "flink-sql/page", FilledRecord.whole(topic.valueSchema(), OF_PAGE));
            }
        }
        UnaryOperator<String> recent = query -> query.replace(
                        "plumbline.verdicts /*+ OPTIONS(", "plumbline.verdicts /*+ OPTIONS(" + verdicts)
                .replace("plumbline.plan_changes /*+ OPTIONS(", "plumbline.plan_changes /*+ OPTIONS(" + changes);
        Map<Boolean, String> byWhetherCompacted = queries.stream()
                .map(recent)
                .collect(Collectors.partitioningBy(
                        query -> query.contains("plumbline.baselines"), Collectors.joining("\n")));
        client(stack).run("batch", byWhetherCompacted.getOrDefault(false, ""));
        client(stack).run("streaming", byWhetherCompacted.getOrDefault(true, ""));
    }

    private SqlClient client(LocalStack stack) {
        return new SqlClient(stack, new WorkFolder(folder));
    }

    /** Options of a table that read what is written to its topic from now on; a compacted topic is read whole. */
    private static String sinceNow(LocalStack stack, ProductTopic topic) {
        if (new SqlTable(topic).isUpsert()) {
            return "";
        }
        String offsets = ends(stack, topic).entrySet().stream()
                .map(end -> "partition:%d,offset:%d".formatted(end.getKey().partition(), end.getValue()))
                .collect(Collectors.joining(";"));
        return "'scan.startup.mode' = 'specific-offsets', 'scan.startup.specific-offsets' = '%s', ".formatted(offsets);
    }

    private static Map<TopicPartition, Long> ends(LocalStack stack, ProductTopic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
        }
    }

    private static String selectAll(ProductTopic topic, String since) {
        String columns = topic.valueSchema().getFields().stream()
                .map(field -> SqlType.quoted(field.name()))
                .collect(Collectors.joining(", "));
        return "SELECT kafka_key, %s FROM %s /*+ OPTIONS(%s%s) */ WHERE kafka_key LIKE 'flink-sql/%%';\n"
                .formatted(columns, new SqlTable(topic).name(), since, TO_THE_END);
    }

    private static List<String> printed(String key, GenericRecord record) {
        List<String> cells = new ArrayList<>(List.of(key));
        for (Schema.Field field : record.getSchema().getFields()) {
            cells.add(PrintedValue.column(field.schema(), record.get(field.pos())));
        }
        return cells;
    }
}

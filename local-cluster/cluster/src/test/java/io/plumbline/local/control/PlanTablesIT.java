package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.plumbline.control.DatabaseAddress;
import io.plumbline.control.SinkConfigurations;
import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.records.FilledRecord;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the job publishes arrives in the tables of the control database, through the sinks on a real worker. */
@ExtendWith(SharedStack.class)
final class PlanTablesIT {

    @ParameterizedTest
    @EnumSource
    void everyFieldArrivesInItsColumn(MirroredTopic topic, LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            Schema schema = topic.topic().valueSchema();
            for (GenericRecord record : List.of(FilledRecord.whole(schema, 1), FilledRecord.sparse(schema, 2))) {
                String key = topic.keyOf(record, "fields-" + record.get("sql_hash"));
                long sentAt = System.nanoTime();
                mirror.send(topic, key, record);
                mirror.awaitRow(topic, key);
                System.out.printf(
                        Locale.ROOT, "%s: in its table after %.1f s%n", topic, (System.nanoTime() - sentAt) / 1e9);

                Map<String, @Nullable Object> expected = new LinkedHashMap<>();
                schema.getFields()
                        .forEach(field -> expected.put(
                                field.name(), FilledRecord.column(field.schema(), record.get(field.pos()))));
                assertThat(mirror.row(topic, key, schema)).containsExactlyEntriesOf(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theConnectorWritesEveryColumnOfItsTable(MirroredTopic topic, LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            DatabaseAddress any = mirror.database().address();
            Map<String, String> settings = SinkConfigurations.of(any, Map.of()).stream()
                    .filter(sink -> sink.name().equals(topic.connector()))
                    .findFirst()
                    .orElseThrow()
                    .settings();
            List<String> written = new ArrayList<>(Arrays.asList(
                    settings.getOrDefault("transforms.columns.include", "").split(",")));
            if (topic == MirroredTopic.BASELINE) {
                written.add(topic.keyColumn());
            }
            assertThat(written)
                    .containsExactlyInAnyOrderElementsOf(mirror.database()
                            .rows("SELECT attname FROM pg_attribute WHERE attrelid = '%s'::regclass AND attnum > 0"
                                    .formatted(topic.table())));
        }
    }

    @Test
    void thePlanHashStandsBesideThePlan(LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            sendOne(mirror, MirroredTopic.BASELINE, "beside", 3);
            assertThat(mirror.database()
                            .row("SELECT plan_hash = plan ->> 'plan_hash' FROM plumbline.baseline"
                                    + " WHERE cluster = 'beside'"))
                    .isEqualTo("t");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRecordsTwiceChangeNothingAndANewerOneOfTheKeyReplaces(MirroredTopic topic, LocalStack stack)
            throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            sendOne(mirror, topic, "twice", 1);
            sendOne(mirror, topic, "twice", 2);
            List<String> once = mirror.rows(topic, "twice");
            sendOne(mirror, topic, "twice", 1);
            sendOne(mirror, topic, "twice", 2);
            sendOne(mirror, topic, "twice-end", 3);
            assertThat(mirror.rows(topic, "twice")).hasSize(2).isEqualTo(once);

            GenericRecord newer = FilledRecord.whole(topic.topic().valueSchema(), 1);
            String key = topic.keyOf(newer, "twice");
            newer.put("namespace", "newer");
            mirror.send(topic, key, newer);
            Awaitility.await()
                    .atMost(Mirror.CURRENT_WITHIN)
                    .until(() -> mirror.rows(topic, "twice").stream()
                            .anyMatch(row -> row.contains("\"namespace\": \"newer\"")));
            assertThat(mirror.rows(topic, "twice")).hasSize(2);
        }
    }

    @Test
    void aTombstoneDeletesTheBaselineAndNothingElse(LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            String gone = sendOne(mirror, MirroredTopic.BASELINE, "tombstone", 1);
            String kept = sendOne(mirror, MirroredTopic.BASELINE, "tombstone", 2);
            mirror.sendBytes(MirroredTopic.BASELINE, gone, null);
            mirror.awaitNoRow(MirroredTopic.BASELINE, gone);
            mirror.awaitRow(MirroredTopic.BASELINE, kept);

            mirror.sendBytes(MirroredTopic.VERDICT, "no verdict has this key", null);
            sendOne(mirror, MirroredTopic.VERDICT, "tombstone", 3);
        }
    }

    @Test
    void tablesThatAreEmptiedAndFilledFromTheTopicsAreTheSame(LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            Map<MirroredTopic, List<String>> before = new EnumMap<>(MirroredTopic.class);
            for (MirroredTopic topic : MirroredTopic.values()) {
                IntStream.range(0, 50).forEach(i -> send(mirror, topic, "rebuilt", i));
                sendOne(mirror, topic, "rebuilt", 50);
            }
            String gone = sendOne(mirror, MirroredTopic.BASELINE, "rebuilt", 51);
            mirror.sendBytes(MirroredTopic.BASELINE, gone, null);
            mirror.awaitNoRow(MirroredTopic.BASELINE, gone);
            for (MirroredTopic topic : MirroredTopic.values()) {
                Awaitility.await()
                        .atMost(Mirror.CURRENT_WITHIN)
                        .until(() -> mirror.rows(topic, "rebuilt").size() == 51);
                before.put(topic, mirror.rows(topic, "rebuilt"));
            }

            rebuild(mirror, new JsonHttp(stack.connect().url()));

            for (MirroredTopic topic : MirroredTopic.values()) {
                Awaitility.await(topic.table())
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(mirror.rows(topic, "rebuilt")).isEqualTo(before.get(topic)));
            }
        }
    }

    @Test
    void aRecordThatNoTableTakesGoesToTheRejectionsAndTheNextArrives(LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            mirror.sendBytes(MirroredTopic.VERDICT, "bad-bytes", "no Avro".getBytes(StandardCharsets.UTF_8));
            GenericRecord nul = FilledRecord.whole(MirroredTopic.VERDICT.topic().valueSchema(), 1);
            MirroredTopic.VERDICT.keyOf(nul, "rejected");
            nul.put("summary", "a\0b");
            mirror.send(MirroredTopic.VERDICT, "bad-text", nul);

            for (String partitioner : List.of("bad-bytes", "bad-text")) {
                GenericRecord next =
                        FilledRecord.whole(MirroredTopic.VERDICT.topic().valueSchema(), 2);
                String key = MirroredTopic.VERDICT.keyOf(next, "after " + partitioner);
                mirror.send(MirroredTopic.VERDICT, partitioner, next);
                mirror.awaitRow(MirroredTopic.VERDICT, key);
            }
            awaitRejected(stack, "bad-bytes", "bad-text");
        }
    }

    @Test
    void sessionsThatAreEndedAreOpenedAnew(LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            sendOne(mirror, MirroredTopic.PLAN_CHANGE, "ended", 1);
            assertThat(mirror.database()
                            .rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE application_name = 'plumbline-sink'"))
                    .isNotEmpty();
            String key = send(mirror, MirroredTopic.PLAN_CHANGE, "ended", 2);
            mirror.awaitRow(MirroredTopic.PLAN_CHANGE, key, Duration.ofSeconds(30));
        }
    }

    @Test
    void theSinksWriteAsAMemberOfTheServiceRoleOnly(LocalStack stack) throws SQLException {
        try (Mirror mirror = Mirror.start(stack)) {
            assertThat(mirror.database()
                            .rows("SELECT DISTINCT usename FROM pg_stat_activity"
                                    + " WHERE application_name = 'plumbline-sink'"))
                    .containsExactly("plumbline_sink");
            assertThat(mirror.database()
                            .rows("SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid"
                                    + " JOIN pg_roles s ON s.oid = m.member WHERE s.rolname = 'plumbline_sink'"))
                    .containsExactly("plumbline_service");
        }
    }

    /** As docs/operations/control-database.md tells people to. */
    private static void rebuild(Mirror mirror, JsonHttp connect) throws SQLException {
        for (MirroredTopic topic : MirroredTopic.values()) {
            String path = "/connectors/" + topic.connector();
            connect.put(path + "/stop", NullNode.getInstance()).orThrow("stop " + topic);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> connect.delete(path + "/offsets").isSuccess());
            mirror.database().execute("TRUNCATE " + topic.table());
            connect.put(path + "/resume", NullNode.getInstance()).orThrow("resume " + topic);
        }
    }

    private static void awaitRejected(LocalStack stack, String... keys) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rejectedKeys(stack)).contains(keys));
    }

    private static List<String> rejectedKeys(LocalStack stack) {
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition all = new TopicPartition(SinkConfigurations.REJECTIONS_TOPIC, 0);
            consumer.assign(List.of(all));
            consumer.seekToBeginning(List.of(all));
            long end = consumer.endOffsets(List.of(all)).getOrDefault(all, 0L);
            while (consumer.position(all) < end) {
                for (ConsumerRecord<String, byte[]> read : consumer.poll(Duration.ofMillis(100))) {
                    keys.add(read.key());
                }
            }
        }
        return keys;
    }

    /** Sends a record of a cluster and waits until it is in the table. */
    private static String sendOne(Mirror mirror, MirroredTopic topic, String cluster, int number) {
        String key = send(mirror, topic, cluster, number);
        mirror.awaitRow(topic, key);
        return key;
    }

    private static String send(Mirror mirror, MirroredTopic topic, String cluster, int number) {
        GenericRecord record = FilledRecord.whole(topic.topic().valueSchema(), number);
        String key = topic.keyOf(record, cluster);
        mirror.send(topic, key, record);
        return key;
    }
}

package io.plumbline.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Debezium with our configurations: what is written in the databases arrives on the topics, in the agreed form. */
@ExtendWith(SharedStack.class)
final class ChangeCaptureIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String DDL_TOPIC = "plumbline.cdc.ddl.capture.captured.message";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void ddlArrivesWithItsClusterAndDatabaseAlsoAfterTheWorkerWasKilled(LocalStack stack)
            throws SQLException, IOException {
        stack.postgres().createDatabase("captured");
        follow(stack);
        execute(stack, "captured", "CREATE TABLE orders(id int)", "CREATE INDEX by_id ON orders(id)");

        JsonNode created = awaitRecords(stack, DDL_TOPIC, 2).get(1);
        assertThat(created.path("op").asText()).isEqualTo("m");
        assertThat(created.path("plumbline_cluster").asText()).isEqualTo("capture");
        assertThat(created.path("source").path("db").asText()).isEqualTo("captured");
        assertThat(content(created).path("identity").asText()).isEqualTo("public.by_id");

        stack.connect().kill();
        execute(stack, "captured", "DROP INDEX by_id");
        stack.connect().start();
        JsonNode dropped = awaitRecords(stack, DDL_TOPIC, 3).get(2);
        assertThat(content(dropped).path("command_tag").asText()).isEqualTo("DROP INDEX");
        assertThat(content(dropped).path("relation").asText()).isEqualTo("public.orders");
    }

    @Test
    void decisionsArriveFromTheFirstSnapshotOnWithTheirOldRow(LocalStack stack) throws SQLException, IOException {
        Watching watching = new Watching(stack, step -> {});
        watching.controlDatabase();
        watching.controlDatabase();
        awaitStreaming(stack, "plumbline_control");
        execute(stack, "plumbline_control", """
                INSERT INTO plumbline.threshold(cluster_name, rule, parameter, value)
                VALUES ('capture', 'NEW_SEQ_SCAN', 'warn_rows', 7)""", "DELETE FROM plumbline.threshold WHERE cluster_name = 'capture'");

        List<JsonNode> changes = awaitRecords(stack, "plumbline.cdc.control.plumbline.threshold", 2);
        assertThat(changes.get(0).path("op").asText()).isEqualTo("c");
        assertThat(changes.get(0).path("after").path("value").asDouble()).isEqualTo(7);
        assertThat(changes.get(1).path("op").asText()).isEqualTo("d");
        assertThat(changes.get(1).path("before").path("parameter").asText()).isEqualTo("warn_rows");
    }

    @Test
    void aDecisionAboutAPlanArrivesWhole(LocalStack stack) throws SQLException, IOException {
        new Watching(stack, step -> {}).controlDatabase();
        awaitStreaming(stack, "plumbline_control");
        String sqlHash = "c0".repeat(16);
        String planHash = "c1".repeat(32);
        execute(stack, "plumbline_control", """
                INSERT INTO plumbline.baseline (baseline_key, cluster, database, namespace, sql_hash, engine, sql_text, plan_hash,
                    plan, status, enabled, source, scope, statistics, first_seen_at, last_seen_at)
                VALUES ('capture', 'capture', 'shop', 'public', '%1$s', 'POSTGRESQL', 'select ?', '%2$s', '{}', 'UNACCEPTED', true,
                    'CAPTURE', 'GLOBAL', '{}', now(), now())""".formatted(sqlHash, planHash), """
                SELECT plumbline.spm_set_plan_status('%1$s', '%2$s', 'FIXED', reason => 'it''s "so" ✓')""".formatted(sqlHash, planHash));

        JsonNode decision = awaitRecord(
                stack,
                "plumbline.cdc.control.plumbline.spm_decision",
                record -> record.path("after").path("sql_hash").asText().equals(sqlHash));
        assertThat(decision.path("op").asText()).isEqualTo("c");
        JsonNode row = decision.path("after");
        assertThat(row.path("decision_id").asText()).matches("[0-9a-f-]{36}");
        assertThat(row.path("kind").asText()).isEqualTo("FIX");
        assertThat(row.path("plan_hash").asText()).isEqualTo(planHash);
        assertThat(row.path("reason").asText()).isEqualTo("it's \"so\" ✓");
        assertThat(row.path("decided_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(JSON.readTree(row.path("before").asText()).path("status").asText())
                .isEqualTo("UNACCEPTED");
        assertThat(JSON.readTree(row.path("after").asText()).path("status").asText())
                .isEqualTo("FIXED");
    }

    @Test
    void connectorsReferToTheirPasswordsAndDoNotHoldThem(LocalStack stack) throws SQLException {
        stack.postgres().createDatabase("captured");
        follow(stack);

        Awaitility.await()
                .atMost(LIMIT)
                .pollInSameThread()
                .until(() -> stack.connect()
                        .connectors()
                        .status("plumbline-ddl-capture.captured")
                        .filter(ConnectorStatus::isRunning)
                        .isPresent());
        assertThat(stack.folder().log("connect"))
                .content()
                .doesNotContain(stack.postgres().password());
    }

    private static void follow(LocalStack stack) {
        WatchedInstance captured = new WatchedInstance(
                "primary",
                stack.postgres().jdbcUrl("captured"),
                stack.postgres().username(),
                stack.postgres().password(),
                DdlMode.INSTALL);
        new Watching(stack, step -> {}).followDdl(new WatchedCluster("capture", List.of(captured)), captured);
        awaitStreaming(stack, "captured");
    }

    /** What is changed before a connector streams is in no slot: only what comes after is captured. */
    private static void awaitStreaming(LocalStack stack, String database) {
        Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
            try (Connection connection = stack.postgres().connect(database);
                    PreparedStatement statement = connection.prepareStatement(
                            "SELECT count(*) FROM pg_replication_slots WHERE active AND database = ?")) {
                statement.setString(1, database);
                try (ResultSet slots = statement.executeQuery()) {
                    return slots.next() && slots.getInt(1) == 1;
                }
            }
        });
    }

    private static JsonNode content(JsonNode envelope) throws IOException {
        byte[] bytes = Base64.getDecoder()
                .decode(envelope.path("message").path("content").asText());
        return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<JsonNode> awaitRecords(LocalStack stack, String topic, int count) throws IOException {
        return awaitRecords(stack, topic, records -> records.size() >= count);
    }

    /** The first that other tests on this stack have not written. */
    private static JsonNode awaitRecord(LocalStack stack, String topic, Predicate<JsonNode> wanted) throws IOException {
        return awaitRecords(stack, topic, records -> records.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> awaitRecords(LocalStack stack, String topic, Predicate<List<JsonNode>> enough)
            throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.kafka().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
                for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofMillis(100))) {
                    records.add(JSON.readTree(read.value()));
                }
                return enough.test(records);
            });
        }
        return records;
    }

    private static void execute(LocalStack stack, String database, String... statements) throws SQLException {
        try (Connection connection = stack.postgres().connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

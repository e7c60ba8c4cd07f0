package io.plumbline.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.mysql.MySqlSpec;
import io.plumbline.local.mysql.MySqlVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Debezium for MySQL with our configuration and the grants that the documents list: the DDL of a server arrives, no row does. */
@ExtendWith(SharedStack.class)
final class MySqlChangeCaptureIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String TOPIC = "plumbline.cdc.ddl.capture_mysql.primary";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static @Nullable MySqlServer captured;

    @BeforeAll
    static void startServer(LocalStack stack) throws SQLException {
        MySqlServer server = MySqlServer.prepare(
                MySqlSpec.of("mysql-captured", MySqlVersion.MYSQL_9, Ports.free()),
                Installation.current(),
                new WorkFolder(folder));
        captured = server;
        server.start();
        server.createSchema("shop");
        execute(
                server,
                "CREATE TABLE before_us (id int PRIMARY KEY)",
                "CREATE SCHEMA plumbline_ddl",
                "CREATE TABLE plumbline_ddl.signal (id varchar(42) PRIMARY KEY, type varchar(32) NOT NULL, data varchar(2048))",
                "CREATE USER plumbline_cdc IDENTIFIED BY 'cdc-secret'",
                "GRANT REPLICATION SLAVE, REPLICATION CLIENT, SELECT, SHOW DATABASES ON *.* TO plumbline_cdc");
        follow(stack, server);
    }

    @AfterAll
    static void stopServer() {
        server().stop();
    }

    private static MySqlServer server() {
        return Objects.requireNonNull(captured);
    }

    @Test
    void ofAQuietServerAHeartbeatArrives(LocalStack stack) throws IOException {
        assertThat(await(stack, "__debezium-heartbeat." + TOPIC, record -> record.has("ts_ms")))
                .isNotEmpty();
    }

    @Test
    void aSignalInItsTableIsActedUpon(LocalStack stack) throws SQLException {
        execute(
                server(),
                "INSERT INTO plumbline_ddl.signal VALUES ('one', 'log', '{\"message\": \"signalled by a test 4711\"}')");
        Path log = stack.folder().log("connect");

        Awaitility.await()
                .atMost(LIMIT)
                .pollInSameThread()
                .until(() -> Files.readString(log).contains("signalled by a test 4711"));
    }

    @Test
    void ddlOfAllSchemasArrivesWithItsClusterAndNoRowDoes(LocalStack stack) throws SQLException, IOException {
        execute(
                server(),
                "CREATE TABLE orders (id int PRIMARY KEY, customer_id int, note varchar(20) DEFAULT 'canary7319')",
                "CREATE INDEX orders_customer_idx ON orders (customer_id)",
                "INSERT INTO orders VALUES (1, 1, 'a row')",
                "ALTER TABLE orders RENAME INDEX orders_customer_idx TO `by customer`",
                "ANALYZE TABLE orders",
                "ALTER TABLE orders ALTER INDEX `by customer` INVISIBLE",
                "ALTER TABLE orders ADD COLUMN more int, ADD INDEX (more), DROP INDEX `by customer`",
                "CREATE VIEW few AS SELECT * FROM orders WHERE note = 'canary7319'",
                "RENAME TABLE orders TO purchases",
                "TRUNCATE TABLE purchases",
                "DROP INDEX more ON purchases",
                "DROP TABLE purchases, before_us");

        List<JsonNode> records = await(stack, TOPIC, MySqlChangeCaptureIT::isLast);
        assertThat(records)
                .allMatch(record -> record.path("plumbline_cluster").asText().equals("capture_mysql"));
        assertThat(records).noneMatch(record -> record.has("after") || record.has("tableChanges"));
        assertThat(streamed(records))
                .contains(
                        "CREATE INDEX orders_customer_idx ON orders (customer_id)",
                        "ALTER TABLE orders RENAME INDEX orders_customer_idx TO `by customer`",
                        "ALTER TABLE orders ALTER INDEX `by customer` INVISIBLE",
                        "DROP INDEX more ON purchases",
                        "DROP TABLE `shop`.`purchases`")
                .noneMatch(ddl -> ddl.startsWith("ANALYZE") || ddl.startsWith("INSERT"));
    }

    private static boolean isLast(JsonNode record) {
        return record.path("ddl").asText().startsWith("DROP TABLE")
                && record.path("source").path("snapshot").asText().equals("false");
    }

    /** What is no part of the connector's first look at the schemas. */
    private static List<String> streamed(List<JsonNode> records) {
        return records.stream()
                .filter(record ->
                        record.path("source").path("snapshot").asText().equals("false"))
                .map(record -> record.path("ddl").asText())
                .toList();
    }

    private static void follow(LocalStack stack, MySqlServer server) throws SQLException {
        WatchedInstance primary =
                new WatchedInstance("primary", server.url(), "plumbline_cdc", "cdc-secret", DdlMode.FOLLOW);
        WatchedCluster cluster = new WatchedCluster("capture_mysql", Engine.MYSQL, List.of(primary));
        new Watching(stack, step -> {}).followDdl(cluster, primary);
        Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> isStreaming(server));
    }

    /** What is changed before the connector reads the binary log is in its snapshot, and no news. */
    private static boolean isStreaming(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet dumps = statement.executeQuery("SELECT count(*) FROM performance_schema.threads"
                        + " WHERE processlist_command LIKE 'Binlog Dump%'")) {
            return dumps.next() && dumps.getInt(1) == 1;
        }
    }

    /** The records of a topic up to the first poll with a record that is looked for. */
    private static List<JsonNode> await(LocalStack stack, String topic, Predicate<JsonNode> last) throws IOException {
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
                return records.stream().anyMatch(last);
            });
        }
        return records;
    }

    private static void execute(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect("shop");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

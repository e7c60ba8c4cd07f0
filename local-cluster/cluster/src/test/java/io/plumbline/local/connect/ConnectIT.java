package io.plumbline.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.control.ConnectorConfiguration;
import io.plumbline.control.DatabaseAddress;
import io.plumbline.control.DebeziumConfigurations;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
final class ConnectIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "plumbline.cdc.ddl.messages.messages.message";

    @Test
    void aLogicalMessageOfTheDatabaseArrivesOnItsTopicAlsoAfterTheWorkerWasKilled(LocalStack stack) throws Exception {
        PostgresServer server = stack.postgres();
        server.createDatabase("messages");
        execute(server, "CREATE PUBLICATION plumbline_ddl");
        stack.folder().writeSecret("messages.password", server.password());
        Connectors connectors = stack.connect().connectors();
        ConnectorConfiguration debezium = DebeziumConfigurations.ddl(
                "messages",
                new DatabaseAddress(
                        "127.0.0.1",
                        server.port(),
                        "messages",
                        server.username(),
                        "${dir:" + stack.folder().secrets() + ":messages.password}"));
        connectors.apply(debezium.name(), debezium.settings());
        awaitRunning(connectors, debezium.name());

        try (KafkaConsumer<String, String> consumer = consumer(stack)) {
            consumer.subscribe(List.of(TOPIC));
            emit(server, "first");
            assertThat(awaitMessage(consumer, "first")).contains("\"plumbline_cluster\":\"messages\"");

            stack.connect().kill();
            emit(server, "while the worker was down");
            stack.connect().start();
            assertThat(awaitMessage(consumer, "while the worker was down")).contains("\"op\":\"m\"");
        }
        assertThat(connectors.names()).contains(debezium.name());
        connectors.delete(debezium.name());
    }

    @Test
    void theWorkerHasEveryPluginThatTheProductNeeds(LocalStack stack) {
        List<String> problems = stack.connect()
                .connectors()
                .problems("io.debezium.connector.postgresql.PostgresConnector", Map.of("name", "x"));
        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains("database.hostname"));
    }

    private static void awaitRunning(Connectors connectors, String name) {
        await().atMost(PATIENCE)
                .until(() -> connectors
                        .status(name)
                        .filter(ConnectorStatus::isRunning)
                        .isPresent());
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void emit(PostgresServer server, String content) throws SQLException {
        execute(server, "SELECT pg_logical_emit_message(true, 'plumbline.ddl', '" + content + "')");
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("messages");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static KafkaConsumer<String, String> consumer(LocalStack stack) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.kafka().bootstrapServers());
        properties.put("group.id", "connect-it");
        properties.put("auto.offset.reset", "earliest");
        // a worker that is killed leaves an open transaction, whose messages are sent again
        properties.put("isolation.level", "read_committed");
        properties.put("metadata.max.age.ms", "500");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    /** The first message with this content; what a killed worker repeats is passed over. */
    private static String awaitMessage(KafkaConsumer<String, String> consumer, String content) {
        List<String> found = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(message -> found.add(message.value()));
            return found.stream().anyMatch(message -> message.contains(encoded(content)));
        });
        return found.get(found.size() - 1);
    }
}

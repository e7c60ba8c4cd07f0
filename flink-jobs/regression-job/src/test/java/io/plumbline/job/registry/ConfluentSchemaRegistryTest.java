package io.plumbline.job.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Confluent's client over HTTP to a server that answers as each test says. */
final class ConfluentSchemaRegistryTest {

    private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";
    private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final List<Duration> slept = new ArrayList<>();
    private final AtomicInteger errors = new AtomicInteger();
    private final ArrayDeque<Instant> times = new ArrayDeque<>(List.of(Instant.EPOCH));
    private final HttpServer server = newServer();

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whileTheRegistryIsAwayItIsAskedAgainWithGrowingPauses() throws Exception {
        answers.addAll(List.of(new Answer(503, "{}"), new Answer(500, "{}"), new Answer(200, SCHEMA)));

        assertThat(registry(true).schemaText(5)).isEqualTo("\"string\"");
        assertThat(slept).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(errors).hasValue(2);
    }

    @Test
    void whenItStaysAwayTheTaskFailsLoudly() {
        server.stop(0);

        assertThatThrownBy(() -> registry(true).schemaText(5))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("schema 5 from http://127.0.0.1")
                .hasMessageContaining("no answer for PT1S")
                .hasCauseInstanceOf(IOException.class);
        assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(errors).hasValue(slept.size() + 1);
    }

    @Test
    void anUnknownIdIsNotAskedForAgainForAWhile() {
        SchemaRegistry registry = registry(true);
        answers.addAll(List.of(new Answer(404, NOT_FOUND), new Answer(404, NOT_FOUND)));

        assertThatThrownBy(() -> registry.schemaText(5)).isInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> registry.schemaText(5)).isInstanceOf(UnknownSchemaException.class);
        assertThat(asked).hasSize(1);

        times.add(Instant.EPOCH.plusSeconds(5));
        assertThatThrownBy(() -> registry.schemaText(5)).isInstanceOf(UnknownSchemaException.class);
        assertThat(asked).hasSize(2);
        assertThat(errors).as("an unknown id is an answer").hasValue(0);
    }

    @Test
    void theCompatibilityIsSetBeforeRegisteringAndReadBack() throws Exception {
        answers.addAll(List.of(
                new Answer(200, "{\"compatibility\":\"FULL_TRANSITIVE\"}"),
                new Answer(200, "{\"id\":9}"),
                new Answer(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}")));

        assertThat(registry(true).idOf("plumbline.verdicts-value", "\"string\""))
                .isEqualTo(9);
        assertThat(asked.stream().map(line -> line.replaceAll("\\?.*", "")))
                .containsExactly(
                        "PUT /config/plumbline.verdicts-value",
                        "POST /subjects/plumbline.verdicts-value/versions",
                        "GET /config/plumbline.verdicts-value");
    }

    @Test
    void subjectsAreNamedAsConfluentsSerialisersNameThem() {
        assertThat(SubjectStrategy.TOPIC.subject("plumbline.late", "io.plumbline.Sample"))
                .isEqualTo("plumbline.late-value");
        assertThat(SubjectStrategy.RECORD.subject("plumbline.late", "io.plumbline.Sample"))
                .isEqualTo("io.plumbline.Sample");
        assertThat(SubjectStrategy.TOPIC_RECORD.subject("plumbline.late", "io.plumbline.Sample"))
                .isEqualTo("plumbline.late-io.plumbline.Sample");
    }

    @Test
    void aRegistryThatKeepsAnotherCompatibilityIsRefused() {
        answers.addAll(List.of(
                new Answer(200, "{\"compatibility\":\"FULL_TRANSITIVE\"}"),
                new Answer(200, "{\"id\":9}"),
                new Answer(200, "{\"compatibilityLevel\":\"NONE\"}")));

        assertThatThrownBy(() -> registry(true).idOf("s-value", "\"string\""))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage("subject s-value must have compatibility FULL_TRANSITIVE, the registry kept NONE");
    }

    @Test
    void anIncompatibleSchemaIsRefusedAtOnce() {
        answers.addAll(List.of(
                new Answer(200, "{\"compatibility\":\"FULL_TRANSITIVE\"}"),
                new Answer(409, "{\"error_code\":409,\"message\":\"incompatible\"}")));

        assertThatThrownBy(() -> registry(true).idOf("s-value", "\"string\""))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("subject s-value: the registry at http://127.0.0.1")
                .hasMessageContaining("refused with status 409");
        assertThat(slept).isEmpty();
        assertThat(errors).hasValue(1);
    }

    @Test
    void withoutRegisteringAMissingSchemaIsNamed() {
        answers.add(new Answer(404, "{\"error_code\":40401,\"message\":\"Subject not found\"}"));

        assertThatThrownBy(() -> registry(false).idOf("s-value", "\"string\""))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("subject s-value has not this version's schema; register it, or set"
                        + " plumbline.registry.register to true");
    }

    private SchemaRegistry registry(boolean registers) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        RegistrySettings settings = new RegistrySettings(
                url, registers, SubjectStrategy.TOPIC, Duration.ofSeconds(1), Duration.ofSeconds(5), Map.of());
        return new ConfluentSchemaRegistry(
                new CachedSchemaRegistryClient(url, 10),
                settings,
                new Backoff(settings.retryFor(), slept::add, errors::incrementAndGet),
                times::getLast);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}

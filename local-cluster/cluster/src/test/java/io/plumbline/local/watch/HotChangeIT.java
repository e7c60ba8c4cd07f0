package io.plumbline.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a change of a running connector costs: docs/operations/your-own-cluster.md states the bounds. */
@ExtendWith(SharedStack.class)
final class HotChangeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OLD_INTERVAL = Duration.ofSeconds(2);
    private static final Duration NEW_INTERVAL = Duration.ofMillis(500);
    private static final Duration RESTART = Duration.ofSeconds(10);
    private static final String DATABASE = "changed_while_running";

    @Test
    void anotherPollIntervalTakesEffectWithoutALostCallARepeatedObservationOrALongGap(LocalStack stack)
            throws SQLException {
        PostgresServer server = stack.postgres();
        server.createDatabase(DATABASE);
        execute(server, "CREATE EXTENSION pg_stat_statements", "CREATE TABLE orders (id int)", "CREATE TABLE gone ()");
        Watching watching = new Watching(stack, step -> {});
        int calls = 0;
        try (TopicLog<StatementObservation> log = TopicLog.open(
                stack.kafka().bootstrapServers(), new Subjects(stack.registry().url()), ProductTopic.OBSERVATIONS)) {
            assertThat(watching.watch(cluster(server), interval(OLD_INTERVAL))).isEmpty();
            calls += call(server, 7);
            awaitObservations(log, 3);

            assertThat(watching.watch(cluster(server), interval(NEW_INTERVAL))).isEmpty();
            calls += call(server, 5);
            int before = ours(log).size();
            awaitObservations(log, before + 8);
            execute(server, "DROP TABLE gone");
            awaitTombstone(stack);

            List<StatementObservation> seen = ours(log);
            assertThat(seen).extracting(StatementObservation::getObservationId).doesNotHaveDuplicates();
            assertThat(seen.get(seen.size() - 1).getCounters().getCalls()).isEqualTo(calls);
            List<Duration> gaps = gaps(seen);
            System.out.println("gaps between observations: " + gaps);
            assertThat(gaps).allMatch(gap -> gap.compareTo(OLD_INTERVAL.plus(RESTART)) < 0);
            assertThat(gaps.subList(gaps.size() - 4, gaps.size())).allMatch(gap -> gap.compareTo(OLD_INTERVAL) < 0);
        } finally {
            stack.connect().connectors().delete("plumbline-pollers-changed");
        }
    }

    private static int call(PostgresServer server, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            execute(server, "SELECT count(*) FROM orders WHERE id = " + i);
        }
        return times;
    }

    private static void awaitObservations(TopicLog<StatementObservation> log, int count) {
        await().atMost(PATIENCE).until(() -> {
            log.poll(Duration.ofMillis(200));
            return ours(log).size() >= count;
        });
    }

    private static List<StatementObservation> ours(TopicLog<StatementObservation> log) {
        Predicate<StatementObservation> isOurs =
                observation -> observation.getDatabase().equals(DATABASE)
                        && observation.getSqlText().contains("from orders");
        return log.entries().stream().map(LogEntry::value).filter(isOurs).toList();
    }

    private static List<Duration> gaps(List<StatementObservation> seen) {
        Stream.Builder<Duration> gaps = Stream.builder();
        Instant last = seen.get(0).getObservedAt();
        for (StatementObservation observation : seen.subList(1, seen.size())) {
            gaps.add(Duration.between(last, observation.getObservedAt()));
            last = observation.getObservedAt();
        }
        return gaps.build().toList();
    }

    /** A tombstone has a key and nothing else, after the converter as well. */
    private static void awaitTombstone(LocalStack stack) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ProductTopic.RELATIONS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofMillis(200))) {
                    if (read.value() == null && read.key().equals("changed/" + DATABASE + "/public.gone")) {
                        return true;
                    }
                }
                return false;
            });
        }
    }

    private static Map<String, String> interval(Duration interval) {
        return Map.of("poll.interval.ms", Long.toString(interval.toMillis()));
    }

    private static WatchedCluster cluster(PostgresServer server) {
        return new WatchedCluster(
                "changed",
                List.of(new WatchedInstance(
                        "changed-1", server.jdbcUrl(DATABASE), server.username(), server.password(), DdlMode.OFF)));
    }

    private static void execute(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}

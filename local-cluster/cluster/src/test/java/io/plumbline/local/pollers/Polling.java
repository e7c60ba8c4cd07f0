package io.plumbline.local.pollers;

import io.plumbline.pollers.mysql.MySqlStatisticsSourceConnector;
import io.plumbline.pollers.mysql.MySqlStatisticsSourceTask;
import io.plumbline.pollers.postgres.PostgresStatisticsSourceConnector;
import io.plumbline.pollers.postgres.PostgresStatisticsSourceTask;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** The connector and its one task, driven as a Connect worker drives them. */
final class Polling implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final SourceTask task;

    private Polling(SourceTask task) {
        this.task = task;
    }

    /** Polls PostgreSQL. */
    static Polling start(Map<String, String> properties) {
        return start(new PostgresStatisticsSourceConnector(), new PostgresStatisticsSourceTask(), properties);
    }

    /** Polls MySQL or MariaDB. */
    static Polling startMySql(Map<String, String> properties) {
        return start(new MySqlStatisticsSourceConnector(), new MySqlStatisticsSourceTask(), properties);
    }

    private static Polling start(SourceConnector connector, SourceTask task, Map<String, String> properties) {
        connector.start(properties);
        task.start(connector.taskConfigs(1).get(0));
        return new Polling(task);
    }

    /** The records of the next poll that has any; failures on the way are what a worker retries. */
    List<SourceRecord> poll() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        RetriableException last = null;
        while (System.nanoTime() < end) {
            try {
                List<SourceRecord> records = task.poll();
                if (records != null) {
                    return records;
                }
            } catch (RetriableException e) {
                last = e;
            }
        }
        throw new AssertionError("no records within a minute", last);
    }

    /** Values of the observations of the next poll. */
    List<Struct> observations() throws InterruptedException {
        return values(poll(), "plumbline.observations");
    }

    /** Values of the relation snapshots of the next poll. */
    List<Struct> relations() throws InterruptedException {
        return values(poll(), "plumbline.relations");
    }

    /** The relation of this name, from the next poll. */
    Struct relation(String name) throws InterruptedException {
        List<Struct> relations = relations();
        return relations.stream()
                .filter(relation -> relation.getString("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no relation " + name + " among "
                        + relations.stream()
                                .map(relation -> relation.getString("name"))
                                .toList()));
    }

    /** The observation whose text holds {@code part}, from the next poll. */
    Struct observation(String part) throws InterruptedException {
        List<Struct> observations = observations();
        return find(observations, part)
                .orElseThrow(() -> new AssertionError("no statement with " + part + " among "
                        + observations.stream()
                                .map(value -> value.getString("sql_text"))
                                .toList()));
    }

    /** The observation whose text holds {@code part}, from the first of 40 polls in which it is as wanted. */
    Struct await(String part, Predicate<Struct> wanted) throws InterruptedException {
        for (int polls = 0; polls < 40; polls++) {
            Optional<Struct> seen = find(observations(), part).filter(wanted);
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        throw new AssertionError("no such observation of " + part + " in 40 polls");
    }

    /** The message a worker would log and retry after. */
    String failure() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            try {
                task.poll();
            } catch (RetriableException e) {
                return String.valueOf(e.getMessage());
            }
        }
        throw new AssertionError("no failure within a minute");
    }

    /** Polls until one has succeeded, whether there were records or none. */
    void untilPolled() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while ((long) metric("Polls") == 0 && System.nanoTime() < end) {
            task.poll();
        }
    }

    void acknowledge(List<SourceRecord> records) throws InterruptedException {
        org.apache.kafka.clients.producer.RecordMetadata metadata =
                new org.apache.kafka.clients.producer.RecordMetadata(
                        new org.apache.kafka.common.TopicPartition("t", 0), 0, 0, 0, 0, 0);
        for (SourceRecord record : records) {
            task.commitRecord(record, metadata);
        }
    }

    /** An attribute of the JMX bean. */
    Object metric(String attribute) {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(
                            new ObjectName("io.plumbline.pollers:type=poller,cluster=\"orders\",instance=\"primary\""),
                            attribute);
        } catch (JMException e) {
            throw new AssertionError("no attribute " + attribute, e);
        }
    }

    static Optional<Struct> find(List<Struct> observations, String part) {
        return observations.stream()
                .filter(value -> value.getString("sql_text").contains(part))
                .findFirst();
    }

    /** Values of the records of a topic; tombstones have none. */
    static List<Struct> values(List<SourceRecord> records, String topic) {
        List<Struct> values = new ArrayList<>();
        for (SourceRecord record : records) {
            if (record.topic().equals(topic) && record.value() != null) {
                values.add((Struct) record.value());
            }
        }
        return values;
    }

    @Override
    public void close() {
        task.stop();
    }
}

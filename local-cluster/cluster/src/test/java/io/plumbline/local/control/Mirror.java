package io.plumbline.local.control;

import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.ledger.RecordBytes;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.watch.Watching;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The topics of the job on one side, the tables of the control database on the other, the sinks between them running. */
final class Mirror implements AutoCloseable {

    static final Duration CURRENT_WITHIN = Duration.ofSeconds(5);

    private static final Duration STARTED_WITHIN = Duration.ofSeconds(90);

    private final LocalStack stack;
    private final TestDatabase database;
    private final KafkaProducer<String, byte[]> producer;

    private Mirror(LocalStack stack, TestDatabase database) {
        this.stack = stack;
        this.database = database;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Starts the sinks unless they run, and then waits for a first record of each. */
    static Mirror start(LocalStack stack) throws SQLException {
        boolean first = !stack.connect().connectors().names().contains(MirroredTopic.VERDICT.connector());
        if (first) {
            Watching watching = new Watching(stack, step -> {});
            watching.controlDatabase();
            watching.planTables();
        }
        Mirror mirror = new Mirror(stack, new TestDatabase(stack.postgres(), "plumbline_control"));
        if (first) {
            mirror.awaitFirstRows();
        }
        return mirror;
    }

    private void awaitFirstRows() {
        for (MirroredTopic topic : MirroredTopic.values()) {
            Awaitility.await(topic.connector())
                    .atMost(STARTED_WITHIN)
                    .until(() -> stack.connect()
                            .connectors()
                            .status(topic.connector())
                            .filter(ConnectorStatus::isRunning)
                            .isPresent());
            GenericRecord record = FilledRecord.whole(topic.topic().valueSchema(), 1);
            send(topic, topic.keyOf(record, "first"), record);
            awaitRow(topic, topic.keyOf(record, "first"), STARTED_WITHIN);
        }
    }

    TestDatabase database() {
        return database;
    }

    /** Sends a record as the job does. */
    void send(MirroredTopic topic, String key, GenericRecord record) {
        int id = new Subjects(stack.registry().url()).register(topic.topic().subject(), record.getSchema());
        sendBytes(topic, key, RecordBytes.framed(id, avro(record)));
    }

    void sendBytes(MirroredTopic topic, String key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic.topic().topicName(), key, value));
        producer.flush();
    }

    void awaitRow(MirroredTopic topic, String key) {
        awaitRow(topic, key, CURRENT_WITHIN);
    }

    void awaitRow(MirroredTopic topic, String key, Duration within) {
        awaitRows(topic, key, 1, within);
    }

    void awaitNoRow(MirroredTopic topic, String key) {
        awaitRows(topic, key, 0, CURRENT_WITHIN);
    }

    private void awaitRows(MirroredTopic topic, String key, int count, Duration within) {
        Awaitility.await(topic.table() + " " + key)
                .atMost(within)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> database.rows("SELECT 1 FROM %s WHERE %s = '%s'"
                                        .formatted(topic.table(), topic.keyColumn(), key))
                                .size()
                        == count);
    }

    /** The row by column, for the fields of a schema, in the form of {@link FilledRecord#column}. */
    Map<String, @Nullable Object> row(MirroredTopic topic, String key, Schema schema) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT * FROM %s WHERE %s = '%s'".formatted(topic.table(), topic.keyColumn(), key))) {
            row.next();
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            for (Schema.Field field : schema.getFields()) {
                boolean moment = FilledRecord.valueOf(field.schema()).getLogicalType() != null;
                Object column =
                        moment ? row.getObject(field.name(), OffsetDateTime.class) : row.getObject(field.name());
                columns.put(field.name(), FilledRecord.read(field.schema(), column));
            }
            return columns;
        }
    }

    /** Everything a table holds of one cluster, as text that does not depend on the order of writing. */
    List<String> rows(MirroredTopic topic, String cluster) throws SQLException {
        return database.rows("SELECT to_jsonb(t) FROM %s t WHERE cluster = '%s' ORDER BY %s"
                .formatted(topic.table(), cluster, topic.keyColumn()));
    }

    private static byte[] avro(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + record.getSchema().getFullName(), e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        producer.close();
    }
}

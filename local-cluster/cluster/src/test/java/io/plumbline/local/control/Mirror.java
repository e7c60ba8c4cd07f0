package io.plumbline.local.control;

import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.records.FilledRecord;
import io.plumbline.local.records.RecordSender;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.watch.Watching;
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
import org.apache.avro.generic.GenericRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The topics of the job on one side, the tables of the control database on the other, the sinks between them running. */
final class Mirror implements AutoCloseable {

    static final Duration CURRENT_WITHIN = Duration.ofSeconds(5);

    private static final Duration STARTED_WITHIN = Duration.ofSeconds(90);

    private final LocalStack stack;
    private final TestDatabase database;
    private final RecordSender sender;

    private Mirror(LocalStack stack, TestDatabase database) {
        this.stack = stack;
        this.database = database;
        this.sender = new RecordSender(stack);
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

    void send(MirroredTopic topic, String key, GenericRecord record) {
        sender.send(topic.topic(), key, record);
    }

    void sendBytes(MirroredTopic topic, String key, byte @Nullable [] value) {
        sender.sendBytes(topic.topic(), key, value);
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

    @Override
    public void close() {
        sender.close();
    }
}

package io.plumbline.job.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.causes.DdlEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of Debezium's schema-change topic for MySQL and MariaDB, of which the statement is used to learn its
 * objects and then forgotten. One statement may be on several objects.
 *
 * <p>A record without {@code plumbline_cluster} is of a connector that is none of ours: ignored, and not rejected, since a
 * rejection carries the record and the record carries the statement. So is what a connector's first look at the schemas
 * found.
 */
final class SchemaChangeReader {

    private static final String STREAMED = "false";
    private static final String EXECUTED_AT = "source.ts_ms";

    private final Duration allowedAhead;

    SchemaChangeReader(Duration allowedAhead) {
        this.allowedAhead = allowedAhead;
    }

    /** Whether the envelope is of this form; those of rows have {@code op} instead. */
    static boolean isSchemaChange(JsonNode envelope) {
        return envelope.path("ddl").isTextual() && envelope.path("source").isObject();
    }

    Optional<Change> read(JsonNode envelope, RawRecord record) throws RejectedException {
        JsonNode source = envelope.path("source");
        if (!envelope.path("plumbline_cluster").isTextual()
                || !source.path("snapshot").asText(STREAMED).equals(STREAMED)) {
            return Optional.empty();
        }
        String cluster = JsonFields.text(envelope, "plumbline_cluster");
        String schema = envelope.path("databaseName").asText("");
        List<MySqlObject> objects = MySqlDdl.read(envelope.path("ddl").textValue(), schema);
        if (objects.isEmpty()) {
            return Optional.empty();
        }
        Instant executedAt = executedAt(source);
        Checks.requireNotAhead(EXECUTED_AT, executedAt, record, allowedAhead);
        return Optional.of(new Change.Executed(objects.stream()
                .map(object -> ControlChange.executed(event(cluster, object, executedAt)))
                .toList()));
    }

    private static DdlEvent event(String cluster, MySqlObject object, Instant executedAt) {
        return new DdlEvent(
                cluster,
                object.schema(),
                object.commandTag(),
                object.objectType(),
                object.schema(),
                object.identity(),
                object.relation(),
                executedAt);
    }

    private static Instant executedAt(JsonNode source) throws RejectedException {
        JsonNode millis = source.path("ts_ms");
        if (!millis.isIntegralNumber() || !millis.canConvertToLong()) {
            throw JsonFields.malformed("source.ts_ms must be a whole number of milliseconds", null);
        }
        return Checks.requireTime(EXECUTED_AT, Instant.ofEpochMilli(millis.longValue()));
    }
}

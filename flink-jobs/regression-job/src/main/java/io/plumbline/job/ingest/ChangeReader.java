package io.plumbline.job.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.Scope;
import io.plumbline.model.policy.ThresholdRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads Debezium's envelopes (JSON without schemas) of the control tables, of PostgreSQL's DDL messages and
 * of MySQL's schema changes. Heartbeats,
 * tombstones and anything of another table or prefix are nobody's business here: empty.
 */
final class ChangeReader {

    private static final String CONTROL_SCHEMA = "plumbline";
    private static final String DDL_PREFIX = "plumbline.ddl";
    private static final int DDL_VERSION = 1;

    private final JsonFields json = new JsonFields();
    private final SchemaChangeReader schemaChanges;
    private final DecisionReader decisions = new DecisionReader();
    private final Duration allowedAhead;

    /** DDL may say that it was executed so long after its record's Kafka timestamp. */
    ChangeReader(Duration allowedAhead) {
        this.allowedAhead = allowedAhead;
        this.schemaChanges = new SchemaChangeReader(allowedAhead);
    }

    Optional<Change> read(RawRecord source) throws RejectedException {
        byte[] value = source.value();
        if (value == null) {
            return Optional.empty();
        }
        JsonNode envelope = json.object("value", value);
        String operation = envelope.path("op").asText("");
        if (operation.equals("m")) {
            return message(envelope, source).map(Change.InForce::new);
        }
        if (SchemaChangeReader.isSchemaChange(envelope)) {
            return schemaChanges.read(envelope, source);
        }
        JsonNode origin = envelope.path("source");
        if (operation.isEmpty() || !CONTROL_SCHEMA.equals(origin.path("schema").asText())) {
            return Optional.empty();
        }
        return switch (origin.path("table").asText()) {
            case "threshold" -> Optional.of(new Change.InForce(threshold(operation, envelope)));
            case "maintenance_window" -> Optional.of(new Change.InForce(window(operation, envelope)));
            case "spm_decision" -> Optional.of(decisions.read(operation, envelope));
            default -> Optional.empty();
        };
    }

    private static ControlChange threshold(String operation, JsonNode envelope) throws RejectedException {
        if (operation.equals("d")) {
            return ControlChange.removed(ControlChange.Kind.THRESHOLD_REMOVED, idBefore(envelope));
        }
        JsonNode row = rowAfter(operation, envelope);
        JsonNode value = row.path("value");
        ThresholdRow threshold = new ThresholdRow(
                JsonFields.text(row, "id"),
                JsonFields.textOrNull(row, "cluster_name"),
                JsonFields.textOrNull(row, "database_name"),
                JsonFields.textOrNull(row, "namespace"),
                JsonFields.textOrNull(row, "sql_hash"),
                JsonFields.text(row, "rule"),
                JsonFields.text(row, "parameter"),
                value.isNumber() ? value.doubleValue() : Double.NaN);
        Optional<String> problem = threshold.problem();
        if (problem.isPresent()) {
            throw new RejectedException(RejectionReason.IMPOSSIBLE_THRESHOLD, problem.get());
        }
        return ControlChange.set(threshold);
    }

    private static ControlChange window(String operation, JsonNode envelope) throws RejectedException {
        if (operation.equals("d")) {
            return ControlChange.removed(ControlChange.Kind.WINDOW_REMOVED, idBefore(envelope));
        }
        JsonNode row = rowAfter(operation, envelope);
        Instant startsAt = JsonFields.time(row, "starts_at");
        Recurrence recurrence = recurrence(row);
        MaintenanceWindow window = new MaintenanceWindow(
                JsonFields.text(row, "id"),
                new Scope(
                        JsonFields.text(row, "cluster_name"),
                        JsonFields.textOrNull(row, "database_name"),
                        JsonFields.textOrNull(row, "namespace"),
                        JsonFields.textOrNull(row, "sql_hash")),
                startsAt,
                recurrence == null
                        ? JsonFields.time(row, "ends_at")
                        : startsAt.plus(Duration.ofMinutes(JsonFields.wholeNumber(row, "duration_minutes"))),
                recurrence,
                JsonFields.text(row, "reason"));
        Optional<String> problem = window.problem();
        if (problem.isPresent()) {
            throw new RejectedException(RejectionReason.IMPOSSIBLE_WINDOW, problem.get());
        }
        return ControlChange.set(window);
    }

    private static @Nullable Recurrence recurrence(JsonNode row) throws RejectedException {
        String rule = JsonFields.textOrNull(row, "rrule");
        return rule == null ? null : new Recurrence(rule, JsonFields.text(row, "time_zone"));
    }

    private Optional<ControlChange> message(JsonNode envelope, RawRecord record) throws RejectedException {
        JsonNode message = JsonFields.object(envelope, "message");
        if (!DDL_PREFIX.equals(message.path("prefix").asText())) {
            return Optional.empty();
        }
        String cluster = JsonFields.text(envelope, "plumbline_cluster");
        String database = JsonFields.text(JsonFields.object(envelope, "source"), "db");
        JsonNode content = content(message);
        if (content.path("version").asInt() != DDL_VERSION) {
            throw JsonFields.malformed(
                    "version of a DDL message must be " + DDL_VERSION + ", was "
                            + content.path("version").asInt(),
                    null);
        }
        DdlEvent event = new DdlEvent(
                cluster,
                database,
                JsonFields.text(content, "command_tag"),
                JsonFields.text(content, "object_type"),
                JsonFields.textOrNull(content, "schema"),
                JsonFields.text(content, "identity"),
                JsonFields.textOrNull(content, "relation"),
                Checks.requireTime("executed_at", JsonFields.time(content, "executed_at")));
        Checks.requireNotAhead("executed_at", event.executedAt(), record, allowedAhead);
        return Optional.of(ControlChange.executed(event));
    }

    private JsonNode content(JsonNode message) throws RejectedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(JsonFields.text(message, "content"));
            return json.object("message.content", bytes);
        } catch (IllegalArgumentException e) {
            throw JsonFields.malformed("message.content must be base64", e);
        }
    }

    private static JsonNode rowAfter(String operation, JsonNode envelope) throws RejectedException {
        return switch (operation) {
            case "c", "u", "r" -> JsonFields.object(envelope, "after");
            default -> throw JsonFields.malformed("op must be c, u, d or r, was " + Checks.quote(operation), null);
        };
    }

    private static String idBefore(JsonNode envelope) throws RejectedException {
        return JsonFields.text(JsonFields.object(envelope, "before"), "id");
    }
}

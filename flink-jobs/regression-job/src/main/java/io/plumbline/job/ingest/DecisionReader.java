package io.plumbline.job.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.PlanScope;
import io.plumbline.model.plans.PlanStatus;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of {@code spm_decision}, which are only ever added. A statement that is given by its text is hashed here, as
 * the pollers hash it. Not thread-safe.
 */
final class DecisionReader {

    private static final int SQL_HASH_DIGITS = 32;
    private static final int PLAN_HASH_DIGITS = 64;

    private final SqlNormalizer normalizer = new SqlNormalizer(Dialect.POSTGRES);
    private final ImportedPlanReader imports = new ImportedPlanReader();

    Change read(String operation, JsonNode envelope) throws RejectedException {
        if (!operation.equals("c") && !operation.equals("r")) {
            throw JsonFields.malformed("op of a decision must be c or r, was " + Checks.quote(operation), null);
        }
        JsonNode row = JsonFields.object(envelope, "after");
        DecisionKind kind = Checks.symbol(DecisionKind.class, "kind", JsonFields.text(row, "kind"));
        Decision decision = new Decision(
                decisionId(row),
                kind,
                key(kind, row),
                instance(row),
                planHashOrNull(row),
                Checks.symbolOrNull(PlanStatus.class, "status", JsonFields.textOrNull(row, "status")),
                JsonFields.textOrNull(row, "hints"),
                Checks.requireTime("decided_at", JsonFields.time(row, "decided_at")),
                truthOrNull(row, "enabled"));
        Optional<String> problem = decision.problem();
        if (problem.isPresent()) {
            throw impossible(problem.get());
        }
        return kind == DecisionKind.IMPORT ? imports.read(row, decision) : new Change.Decided(decision);
    }

    private static @Nullable Boolean truthOrNull(JsonNode row, String field) throws RejectedException {
        JsonNode node = row.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            throw JsonFields.malformed(field + " must be true or false", null);
        }
        return node.booleanValue();
    }

    private static String decisionId(JsonNode row) throws RejectedException {
        String id = JsonFields.text(row, "decision_id");
        try {
            if (UUID.fromString(id).toString().equals(id)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectionReason.MALFORMED_IDENTITY, notAnId(id), e);
        }
        throw new RejectedException(RejectionReason.MALFORMED_IDENTITY, notAnId(id));
    }

    private static String notAnId(String id) {
        return "decision_id must be a UUID in lower case, was " + Checks.quote(id);
    }

    private StatementKey key(DecisionKind kind, JsonNode row) throws RejectedException {
        String namespace = JsonFields.textOrEmpty(row, "namespace");
        Checks.requireBytes("namespace", namespace, ObservationReader.LONGEST_NAMESPACE_BYTES);
        return new StatementKey(
                name(row, "cluster_name"),
                name(row, "database_name"),
                namespace,
                kind == DecisionKind.CREATE ? hashOfText(row) : sqlHash(row));
    }

    private static String name(JsonNode row, String field) throws RejectedException {
        String name = JsonFields.text(row, field);
        Checks.requireBytes(field, name, AvroFields.LONGEST_NAME_BYTES);
        return name;
    }

    private static String sqlHash(JsonNode row) throws RejectedException {
        String hash = JsonFields.text(row, "sql_hash");
        Checks.requireHex("sql_hash", hash, SQL_HASH_DIGITS);
        return hash;
    }

    private String hashOfText(JsonNode row) throws RejectedException {
        NormalizedSql statement = normalizer.normalize(JsonFields.text(row, "sql_text"));
        if (statement.truncated() || statement.text().isEmpty()) {
            throw impossible("sql_text must be a whole statement, without a string, name or comment that has no end");
        }
        return statement.sqlHash();
    }

    private static @Nullable String instance(JsonNode row) throws RejectedException {
        PlanScope scope = Checks.symbol(PlanScope.class, "scope", JsonFields.text(row, "scope"));
        String instance = JsonFields.textOrNull(row, "instance");
        if ((scope == PlanScope.LOCAL) != (instance != null)) {
            throw impossible("scope must be LOCAL where an instance is named and GLOBAL where none is, was " + scope);
        }
        return instance;
    }

    private static @Nullable String planHashOrNull(JsonNode row) throws RejectedException {
        String hash = JsonFields.textOrNull(row, "plan_hash");
        if (hash != null) {
            Checks.requireHex("plan_hash", hash, PLAN_HASH_DIGITS);
        }
        return hash;
    }

    private static RejectedException impossible(String detail) {
        return new RejectedException(RejectionReason.IMPOSSIBLE_DECISION, detail);
    }
}

package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.PlanStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecisionReaderTest {

    private static final String ID = "3f0c4f3e-0000-4000-8000-000000000001";
    private static final String SQL_HASH = "ab".repeat(16);
    private static final String SELECT_HASH = "f25a07298efe2676382a706a69caf9d5";
    private static final String PLAN_HASH = "cd".repeat(32);

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CREATE", "IMPORT"})
    void everyKindIsReadAsItIsWritten(DecisionKind kind) throws RejectedException {
        Decision decision = Shop.decision(7, kind, Shop.byIndex(0));

        assertThat(new ChangeReader(Duration.ofHours(1)).read(Raw.decision(decision)))
                .contains(new Change.Decided(decision));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "r"})
    void anAddedRowIsADecisionWhetherItWasThereBeforeOrNot(String operation) throws RejectedException {
        assertThat(read(operation, fix()))
                .isEqualTo(new Decision(
                        ID,
                        DecisionKind.FIX,
                        new StatementKey("shop", "orders", "public,app", SQL_HASH),
                        null,
                        PLAN_HASH,
                        PlanStatus.FIXED,
                        null,
                        Instant.parse("2026-01-01T00:00:00.123456Z")));
    }

    @Test
    void aBaselineByTextIsOfTheStatementThatAnyTextOfItHas() throws RejectedException {
        Map<String, String> row = create("\"select * from orders where id in ('?', '?')  -- mine\"");
        Map<String, String> same = create("\"SELECT * FROM orders WHERE id IN ($1)\"");

        assertThat(read("c", row)).isEqualTo(read("c", same));
        // SHA-256 of "select * from orders where id in (?)", its first 32 hex digits
        assertThat(read("c", row).key().sqlHash()).isEqualTo(SELECT_HASH);
        assertThat(read("c", row).status()).isEqualTo(PlanStatus.ACCEPTED);
    }

    @Test
    void aLocalDecisionNamesItsInstanceAndAnEmptyNamespaceIsOne() throws RejectedException {
        Map<String, String> row = fix();
        row.put("scope", "\"LOCAL\"");
        row.put("instance", "\"replica\"");
        row.put("namespace", "\"\"");

        assertThat(read("c", row).instance()).isEqualTo("replica");
        assertThat(read("c", row).key().namespace()).isEmpty();
    }

    record Bad(String field, @Nullable String value, RejectionReason reason, String detail) {}

    static List<Bad> badFields() {
        return List.of(
                new Bad("decision_id", "\"1-1-1-1-1\"", RejectionReason.MALFORMED_IDENTITY, "was '1-1-1-1-1'"),
                new Bad("decision_id", "\"one\"", RejectionReason.MALFORMED_IDENTITY, "must be a UUID"),
                new Bad("decision_id", null, RejectionReason.MALFORMED_CDC, "decision_id must be"),
                new Bad("kind", "\"EVOLVE\"", RejectionReason.UNKNOWN_SYMBOL, "'EVOLVE'"),
                new Bad(
                        "kind",
                        "\"DROP\"",
                        RejectionReason.IMPOSSIBLE_DECISION,
                        "status of DROP must be null, was FIXED"),
                new Bad("status", "\"REJECTED\"", RejectionReason.IMPOSSIBLE_DECISION, "must be FIXED, was REJECTED"),
                new Bad("status", "null", RejectionReason.IMPOSSIBLE_DECISION, "must be FIXED, was null"),
                new Bad("status", "\"RIGHT\"", RejectionReason.UNKNOWN_SYMBOL, "'RIGHT'"),
                new Bad("sql_hash", "\"abc\"", RejectionReason.MALFORMED_IDENTITY, "32 lower-case hex digits"),
                new Bad("sql_hash", "null", RejectionReason.MALFORMED_CDC, "sql_hash must be"),
                new Bad("plan_hash", "\"xyz\"", RejectionReason.MALFORMED_IDENTITY, "64 lower-case hex digits"),
                new Bad("plan_hash", "null", RejectionReason.IMPOSSIBLE_DECISION, "must name a plan"),
                new Bad("hints", "\"SeqScan(o)\"", RejectionReason.IMPOSSIBLE_DECISION, "no hints"),
                new Bad("scope", "\"LOCAL\"", RejectionReason.IMPOSSIBLE_DECISION, "where an instance is named"),
                new Bad("instance", "\"replica\"", RejectionReason.IMPOSSIBLE_DECISION, "where an instance is named"),
                new Bad("cluster_name", "\"\"", RejectionReason.MALFORMED_CDC, "cluster_name"),
                new Bad("namespace", "null", RejectionReason.MALFORMED_CDC, "namespace"),
                tooLong("cluster_name", 1_024),
                tooLong("database_name", 1_024),
                tooLong("namespace", 4_096),
                new Bad("decided_at", "\"infinity\"", RejectionReason.MALFORMED_CDC, "decided_at"),
                new Bad("decided_at", "\"2200-01-01T00:00:00Z\"", RejectionReason.IMPOSSIBLE_TIME, "decided_at"),
                new Bad(
                        "decided_at",
                        "\"+999999999-12-31T23:59:59Z\"",
                        RejectionReason.MALFORMED_CDC,
                        "decided_at must be in a year up to 294276"));
    }

    private static Bad tooLong(String field, int most) {
        return new Bad(
                field,
                "\"" + "n".repeat(most + 1) + "\"",
                RejectionReason.MALFORMED_IDENTITY,
                "%s must have at most %d bytes, had %d".formatted(field, most, most + 1));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void whatIsNoDecisionIsRejectedWithItsField(Bad bad) {
        Map<String, String> row = fix();
        if (bad.value() == null) {
            row.remove(bad.field());
        } else {
            row.put(bad.field(), bad.value());
        }

        assertThatThrownBy(() -> read("c", row)).isInstanceOfSatisfying(RejectedException.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(bad.reason());
            assertThat(rejected.detail()).contains(bad.detail());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"u", "d", "t"})
    void aDecisionIsNeverChangedOrTakenAway(String operation) {
        assertThatThrownBy(() -> read(operation, fix()))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("op of a decision must be c or r, was '" + operation + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"select 'a\"", "\"-- nothing\"", "\"select 1 /* open\""})
    void aTextThatIsNoWholeStatementIsRejectedAndNotQuoted(String sqlText) {
        assertThatThrownBy(() -> read("c", create(sqlText)))
                .isInstanceOfSatisfying(RejectedException.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(RejectionReason.IMPOSSIBLE_DECISION);
                    assertThat(rejected.detail()).doesNotContain("select");
                });
    }

    private static Decision read(String operation, Map<String, String> row) throws RejectedException {
        String after = row.entrySet().stream()
                .map(field -> "\"%s\":%s".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        String json = """
                {"op":"%s","before":null,"after":%s,"source":{"schema":"plumbline","table":"spm_decision"}}""".formatted(operation, after);
        return ((Change.Decided) new ChangeReader(Duration.ofHours(1))
                        .read(Raw.change(json))
                        .orElseThrow())
                .decision();
    }

    private static Map<String, String> fix() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("decision_id", "\"" + ID + "\"");
        row.put("kind", "\"FIX\"");
        row.put("cluster_name", "\"shop\"");
        row.put("database_name", "\"orders\"");
        row.put("namespace", "\"public,app\"");
        row.put("instance", "null");
        row.put("scope", "\"GLOBAL\"");
        row.put("sql_hash", "\"" + SQL_HASH + "\"");
        row.put("plan_hash", "\"" + PLAN_HASH + "\"");
        row.put("status", "\"FIXED\"");
        row.put("at", "null");
        row.put("sql_text", "null");
        row.put("hints", "null");
        row.put("decided_at", "\"2026-01-01T00:00:00.123456Z\"");
        return row;
    }

    private static Map<String, String> create(String sqlText) {
        Map<String, String> row = fix();
        row.put("kind", "\"CREATE\"");
        row.put("sql_hash", "null");
        row.put("status", "\"ACCEPTED\"");
        row.put("sql_text", sqlText);
        return row;
    }
}

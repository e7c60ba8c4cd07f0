package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.testing.Raw;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.Scope;
import io.plumbline.model.policy.ThresholdRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangeReaderTest {

    private static final String ID = "3f0c4f3e-0000-4000-8000-000000000001";
    private static final String THRESHOLD_SOURCE = "\"source\":{\"schema\":\"plumbline\",\"table\":\"threshold\"}";
    private static final String WINDOW_SOURCE =
            "\"source\":{\"schema\":\"plumbline\",\"table\":\"maintenance_window\"}";

    @ParameterizedTest
    @ValueSource(strings = {"c", "u", "r"})
    void aThresholdThatIsThereIsInForce(String operation) throws RejectedException {
        assertThat(read(threshold(operation, "block_ratio", "4.5")))
                .get()
                .extracting(ControlChange::kind, ControlChange::threshold)
                .containsExactly(
                        ControlChange.Kind.THRESHOLD_SET,
                        new ThresholdRow(ID, "shop", null, null, null, "COST_MULTIPLIER", "block_ratio", 4.5));
    }

    @Test
    void aDeletedThresholdIsRemoved() throws RejectedException {
        assertThat(read("{\"op\":\"d\",\"before\":{\"id\":\"%s\"},\"after\":null,%s}".formatted(ID, THRESHOLD_SOURCE)))
                .get()
                .extracting(ControlChange::kind, ControlChange::id)
                .containsExactly(ControlChange.Kind.THRESHOLD_REMOVED, ID);
    }

    @Test
    void aWindowHasItsTimes() throws RejectedException {
        assertThat(read(window("2026-01-01T00:00:00.000000Z", "2026-01-01T02:00:00.5+01:00")))
                .get()
                .extracting(ControlChange::window)
                .isEqualTo(MaintenanceWindow.once(
                        ID,
                        Scope.ofCluster("shop"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T01:00:00.5Z"),
                        "upgrade"));
    }

    @Test
    void aRecurringWindowHasItsRuleAndLengthAndScope() throws RejectedException {
        assertThat(read(recurring("FREQ=DAILY;BYHOUR=2", "Europe/Berlin", "120")))
                .get()
                .extracting(ControlChange::window)
                .isEqualTo(new MaintenanceWindow(
                        ID,
                        new Scope("shop", "orders", "public", "ab".repeat(16)),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T02:00:00Z"),
                        new Recurrence("FREQ=DAILY;BYHOUR=2", "Europe/Berlin"),
                        "nightly load"));
    }

    @Test
    void aDdlMessageNamesItsObject() throws RejectedException {
        Optional<ControlChange> change = new ChangeReader(Duration.ofHours(1))
                .read(Raw.ddl("DROP INDEX", "public.a_idx", "2026-01-01T00:00:00.123Z"))
                .map(ChangeReaderTest::inForce);

        assertThat(change)
                .get()
                .extracting(ControlChange::ddl)
                .isEqualTo(new DdlEvent(
                        "shop",
                        "shop",
                        "DROP INDEX",
                        "index",
                        "public",
                        "public.a_idx",
                        null,
                        Instant.parse("2026-01-01T00:00:00.123Z")));
    }

    @Test
    void aDdlMessageMayBeAheadOfItsRecordAsFarAsAllowed() throws RejectedException {
        Instant allowed = Raw.CHANGES_WRITTEN.plus(Duration.ofHours(1));

        assertThat(read(ddl(allowed.toString()))).isPresent();
        assertThatThrownBy(() -> read(ddl(allowed.plusMillis(1).toString())))
                .isInstanceOfSatisfying(RejectedException.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(RejectionReason.OBSERVED_AHEAD);
                    assertThat(rejected.detail()).contains("executed_at must be at most 1 h after");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ts_ms\":1}",
                "{\"op\":\"c\",\"after\":{},\"source\":{\"schema\":\"public\",\"table\":\"threshold\"}}",
                "{\"op\":\"c\",\"after\":{},\"source\":{\"schema\":\"plumbline\",\"table\":\"other\"}}",
                "{\"op\":\"m\",\"message\":{\"prefix\":\"plumbline.heartbeat\",\"content\":\"\"}}"
            })
    void whatIsOfOthersIsIgnored(String json) throws RejectedException {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void aTombstoneIsIgnored() throws RejectedException {
        assertThat(new ChangeReader(Duration.ofHours(1)).read(Raw.record("plumbline.cdc.x", 0, "k", null)))
                .isEmpty();
    }

    record Bad(String json, RejectionReason reason, String detail) {}

    static List<Bad> badChanges() {
        return List.of(
                new Bad("{", RejectionReason.MALFORMED_CDC, "not JSON"),
                new Bad("[]", RejectionReason.MALFORMED_CDC, "must be a JSON object"),
                new Bad("{\"op\":\"c\",\"op\":\"c\"}", RejectionReason.MALFORMED_CDC, "not JSON"),
                new Bad("{} {}", RejectionReason.MALFORMED_CDC, "not JSON"),
                new Bad("[".repeat(100_000), RejectionReason.MALFORMED_CDC, "not JSON"),
                new Bad("{\"op\":\"t\"," + THRESHOLD_SOURCE + "}", RejectionReason.MALFORMED_CDC, "was 't'"),
                new Bad("{\"op\":\"c\"," + THRESHOLD_SOURCE + "}", RejectionReason.MALFORMED_CDC, "after must be"),
                new Bad(threshold("c", "block_ratio", "\"NaN\""), RejectionReason.IMPOSSIBLE_THRESHOLD, "was NaN"),
                new Bad(threshold("c", "block_ratio", "0.5"), RejectionReason.IMPOSSIBLE_THRESHOLD, "was 0.5"),
                new Bad(threshold("c", "color", "2"), RejectionReason.IMPOSSIBLE_THRESHOLD, "COST_MULTIPLIER.color"),
                new Bad(
                        window("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
                        RejectionReason.IMPOSSIBLE_WINDOW,
                        "must be after"),
                new Bad(
                        recurring("FREQ=SECONDLY", "UTC", "1"),
                        RejectionReason.IMPOSSIBLE_WINDOW,
                        "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, was SECONDLY"),
                new Bad(
                        recurring("FREQ=DAILY;BYMONTHDAY=77", "UTC", "1"),
                        RejectionReason.IMPOSSIBLE_WINDOW,
                        "RFC 5545"),
                new Bad(recurring("FREQ=DAILY", "Mars/Olympus", "1"), RejectionReason.IMPOSSIBLE_WINDOW, "time_zone"),
                new Bad(recurring("FREQ=DAILY", "UTC", "0"), RejectionReason.IMPOSSIBLE_WINDOW, "must be after"),
                new Bad(recurring("FREQ=DAILY", "UTC", "null"), RejectionReason.MALFORMED_CDC, "duration_minutes"),
                new Bad(recurring("FREQ=DAILY", "UTC", "1e12"), RejectionReason.MALFORMED_CDC, "duration_minutes"),
                new Bad(window("infinity", "2026-01-01T00:00:00Z"), RejectionReason.MALFORMED_CDC, "starts_at"),
                new Bad(
                        recurring("FREQ=DAILY", "UTC", "2147483647").replace("2026", "+999999999"),
                        RejectionReason.MALFORMED_CDC,
                        "starts_at must be in a year up to 294276"),
                new Bad(ddl("1969-12-31T23:59:59Z"), RejectionReason.IMPOSSIBLE_TIME, "executed_at"),
                new Bad(message("%%%"), RejectionReason.MALFORMED_CDC, "base64"),
                new Bad(message("e30="), RejectionReason.MALFORMED_CDC, "version of a DDL message must be 1"));
    }

    @ParameterizedTest
    @MethodSource("badChanges")
    void whatIsOursAndBadIsRejected(Bad bad) {
        assertThatThrownBy(() -> read(bad.json())).isInstanceOfSatisfying(RejectedException.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(bad.reason());
            assertThat(rejected.detail()).contains(bad.detail());
        });
    }

    private static Optional<ControlChange> read(String json) throws RejectedException {
        return new ChangeReader(Duration.ofHours(1)).read(Raw.change(json)).map(ChangeReaderTest::inForce);
    }

    private static ControlChange inForce(Change change) {
        return ((Change.InForce) change).change();
    }

    private static String threshold(String operation, String parameter, String value) {
        return """
                {"op":"%s","before":null,"after":{"id":"%s","cluster_name":"shop","database_name":null,"namespace":null,\
                "sql_hash":null,"rule":"COST_MULTIPLIER","parameter":"%s","value":%s},%s}""".formatted(operation, ID, parameter, value, THRESHOLD_SOURCE);
    }

    private static String window(String from, String to) {
        return """
                {"op":"c","after":{"id":"%s","cluster_name":"shop","database_name":null,"starts_at":"%s","ends_at":"%s",\
                "reason":"upgrade"},%s}""".formatted(ID, from, to, WINDOW_SOURCE);
    }

    private static String recurring(String rule, String zone, String minutes) {
        return """
                {"op":"c","after":{"id":"%s","cluster_name":"shop","database_name":"orders","namespace":"public",\
                "sql_hash":"%s","starts_at":"2026-01-01T00:00:00Z","ends_at":null,"rrule":"%s","time_zone":"%s",\
                "duration_minutes":%s,"reason":"nightly load"},%s}""".formatted(ID, "ab".repeat(16), rule, zone, minutes, WINDOW_SOURCE);
    }

    private static String ddl(String executedAt) {
        RawRecord record = Raw.ddl("DROP INDEX", "public.orders_customer_idx", executedAt);
        return new String(Objects.requireNonNull(record.value()), StandardCharsets.UTF_8);
    }

    private static String message(String content) {
        return """
                {"op":"m","source":{"db":"shop"},"plumbline_cluster":"shop",\
                "message":{"prefix":"plumbline.ddl","content":"%s"}}""".formatted(content);
    }
}

package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.control.ControlDatabase;
import io.plumbline.control.ControlPlaneException;
import io.plumbline.control.DatabaseAddress;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.Scope;
import io.plumbline.model.policy.ThresholdParameter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ControlDatabaseIT {

    private static final String SQL_HASH = "0123456789abcdef0123456789abcdef";

    private PostgresServer server;
    private TestDatabase control;

    @BeforeAll
    void migrateTwice(@TempDir Path folder) throws SQLException {
        server = PostgresServer.prepare(
                PostgresSpec.of("postgres", PostgresVersion.V18, Ports.free()),
                Installation.current(),
                new WorkFolder(folder));
        server.start();
        control = new TestDatabase(server, "plumbline_control");
        assertThat(ControlDatabase.migrate(control.address())).isPositive();
        assertThat(ControlDatabase.migrate(control.address())).isZero();
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @BeforeEach
    void empty() throws SQLException {
        control.execute("DELETE FROM plumbline.threshold", "DELETE FROM plumbline.maintenance_window");
    }

    @Test
    void theOldestServerTakesTheSameMigrations(@TempDir Path folder) throws SQLException {
        PostgresServer oldest = PostgresServer.prepare(
                PostgresSpec.of("postgres", PostgresVersion.V14, Ports.free()),
                Installation.current(),
                new WorkFolder(folder));
        oldest.start();
        try {
            TestDatabase database = new TestDatabase(oldest, "plumbline_control");
            assertThat(ControlDatabase.migrate(database.address())).isPositive();
            assertThat(ControlDatabase.migrate(database.address())).isZero();
        } finally {
            oldest.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "threshold_database_needs_cluster, null, d, null, null, COST_MULTIPLIER, warn_ratio, 2",
                "threshold_namespace_needs_database, c, null, n, null, COST_MULTIPLIER, warn_ratio, 2",
                "threshold_statement_needs_namespace, c, d, null, HASH, COST_MULTIPLIER, warn_ratio, 2",
                "threshold_sql_hash_is_32_hex_digits, c, d, n, ABC, COST_MULTIPLIER, warn_ratio, 2",
                "threshold_scope_has_no_blank_name, ' ', null, null, null, COST_MULTIPLIER, warn_ratio, 2",
                "threshold_rule_and_parameter_are_known, null, null, null, null, COST, warn_ratio, 2",
                "threshold_rule_and_parameter_are_known, null, null, null, null, NEW_SEQ_SCAN, warn_ratio, 2",
                "threshold_ratio_is_from_1_to_1e6, null, null, null, null, COST_MULTIPLIER, warn_ratio, 0.9",
                "threshold_ratio_is_from_1_to_1e6, null, null, null, null, COST_MULTIPLIER, block_ratio, NaN",
                "threshold_rows_are_from_0_to_1e15, null, null, null, null, NEW_SEQ_SCAN, warn_rows, -1",
                "threshold_rows_are_from_0_to_1e15, null, null, null, null, NEW_SEQ_SCAN, block_rows, Infinity",
                "threshold_level_is_whole_from_0_to_2, null, null, null, null, EVOLUTION, policy_level, 1.5",
                "threshold_time_percent_is_from_1_to_99, null, null, null, null, EVOLUTION, maximum_time_percent, 100",
                "threshold_intervals_are_whole_from_1_to_1e6, null, null, null, null, EVOLUTION, minimum_intervals, 0",
                "threshold_calls_are_whole_from_1_to_1e9, null, null, null, null, EVOLUTION, minimum_calls, 1.5",
                "threshold_samples_are_whole_from_1_to_1000, null, null, null, null, NEW_SEQ_SCAN, persistence_samples, 1.5"
            })
    void impossibleThresholdIsRefusedByName(
            String constraint,
            String cluster,
            String database,
            String namespace,
            String sqlHash,
            String rule,
            String parameter,
            String value) {
        String hash = "HASH".equals(sqlHash) ? SQL_HASH : sqlHash;
        String insert = insertThreshold(
                        List.of(text(cluster), text(database), text(namespace), text(hash)), rule, parameter)
                .formatted(value);

        assertThatThrownBy(() -> control.execute(insert))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining('"' + constraint + '"');
    }

    @ParameterizedTest
    @EnumSource(ThresholdParameter.class)
    void everyParameterOfTheModelIsAllowedWithExactlyTheModelsRange(ThresholdParameter parameter) throws SQLException {
        String insert = insertThreshold(
                List.of("NULL", "NULL", "NULL", "NULL"), parameter.subject().name(), parameter.wireName());

        control.execute(insert.formatted(parameter.minimum()));
        control.execute("DELETE FROM plumbline.threshold", insert.formatted(parameter.maximum()));
        control.execute("DELETE FROM plumbline.threshold");
        for (double outside : List.of(parameter.minimum() - 0.05, parameter.maximum() * 1.01, Double.NaN)) {
            assertThatThrownBy(() -> control.execute(insert.formatted(outside)))
                    .as("%s = %s", parameter, outside)
                    .hasMessageContaining("violates check constraint");
        }
    }

    @Test
    void noOtherParameterIsAllowed() throws SQLException {
        assertThat(control.rows("""
                        SELECT known[1] || '.' || known[2] FROM pg_constraint, regexp_matches(
                            pg_get_constraintdef(oid), '''([A-Z_]+)''[^'']*''([a-z_]+)''', 'g') known
                        WHERE conname = 'threshold_rule_and_parameter_are_known'"""))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ThresholdParameter.values())
                        .map(ThresholdParameter::qualifiedName)
                        .toList());
    }

    @Test
    void aScopeSetsAParameterOnce() throws SQLException {
        String insert = insertThreshold(List.of("'c'", "NULL", "NULL", "NULL"), "NEW_SEQ_SCAN", "warn_rows");
        control.execute(insert.formatted(1));

        assertThatThrownBy(() -> control.execute(insert.formatted(2)))
                .hasMessageContaining("threshold_is_set_once_per_scope");
    }

    @Test
    void blockBelowWarnIsRefusedInOneScopeAndAllowedAcrossScopes() throws SQLException {
        List<String> everywhere = List.of("NULL", "NULL", "NULL", "NULL");
        String block = insertThreshold(everywhere, "COST_MULTIPLIER", "block_ratio");
        control.execute(
                insertThreshold(everywhere, "COST_MULTIPLIER", "warn_ratio").formatted(4));

        assertThatThrownBy(() -> control.execute(block.formatted(3)))
                .hasMessageContaining("COST_MULTIPLIER would block at 3 but warn only at 4");
        control.execute(
                block.formatted(5),
                insertThreshold(List.of("'c'", "NULL", "NULL", "NULL"), "COST_MULTIPLIER", "block_ratio")
                        .formatted(2));
        control.execute("BEGIN; UPDATE plumbline.threshold SET value = 1.5 WHERE parameter = 'warn_ratio';"
                + "UPDATE plumbline.threshold SET value = 2 WHERE parameter = 'block_ratio'; COMMIT");
    }

    @ParameterizedTest
    @CsvSource({
        "maintenance_window_ends_after_it_starts, c, 2026-01-02, 2026-01-01, upgrade",
        "maintenance_window_ends_after_it_starts, c, 2026-01-02, 2026-01-02, upgrade",
        "maintenance_window_is_finite, c, 2026-01-02, infinity, upgrade",
        "maintenance_window_scope_has_no_blank_name, ' ', 2026-01-01, 2026-01-02, upgrade",
        "maintenance_window_has_a_reason, c, 2026-01-01, 2026-01-02, ' '"
    })
    void impossibleMaintenanceWindowIsRefusedByName(
            String constraint, String cluster, String startsAt, String endsAt, String reason) {
        assertThatThrownBy(() -> control.execute("""
                        INSERT INTO plumbline.maintenance_window(cluster_name, starts_at, ends_at, reason)
                        VALUES ('%s', '%s', '%s', '%s')""".formatted(cluster, startsAt, endsAt, reason)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining('"' + constraint + '"');
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            delimiter = '|',
            value = {
                "has_ends_at_or_rrule_zone_and_duration | FREQ=DAILY | null | 60",
                "has_ends_at_or_rrule_zone_and_duration | FREQ=DAILY | UTC | null",
                "has_ends_at_or_rrule_zone_and_duration | null | UTC | 60",
                "lasts_1_to_10080_minutes | FREQ=DAILY | UTC | 0",
                "lasts_1_to_10080_minutes | FREQ=DAILY | UTC | 10081",
                "rrule_is_name_value_pairs | '' | UTC | 60",
                "rrule_is_name_value_pairs | RRULE:FREQ=DAILY | UTC | 60",
                "rrule_is_name_value_pairs | FREQ=DAILY; DROP | UTC | 60",
                "rrule_repeats_daily_to_yearly | INTERVAL=2 | UTC | 60",
                "rrule_repeats_daily_to_yearly | FREQ=SECONDLY | UTC | 60",
                "rrule_repeats_daily_to_yearly | FREQ=HOURLY | UTC | 60",
                "time_zone must be a name in pg_timezone_names | FREQ=DAILY | Mars/Olympus | 60",
                "time_zone must be a name in pg_timezone_names | FREQ=DAILY | '' | 60"
            })
    void impossibleRecurringWindowIsRefusedByName(
            String constraint, @Nullable String rule, @Nullable String zone, @Nullable String minutes) {
        assertThatThrownBy(() -> control.execute(insertRecurring("2026-01-01", rule, zone, minutes)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(constraint);
    }

    @Test
    void aRecurringWindowHasNoEndOfItsOwnAndStartsFrom2000On() {
        assertThatThrownBy(() -> control.execute("""
                        INSERT INTO plumbline.maintenance_window(
                            cluster_name, starts_at, ends_at, rrule, time_zone, duration_minutes, reason)
                        VALUES ('c', '2026-01-01', '2026-01-02', 'FREQ=DAILY', 'UTC', 60, 'load')"""))
                .hasMessageContaining("maintenance_window_has_ends_at_or_rrule_zone_and_duration");
        assertThatThrownBy(() -> control.execute(insertRecurring("1999-12-31 UTC", "FREQ=DAILY", "UTC", "60")))
                .hasMessageContaining("maintenance_window_recurring_starts_from_2000_to_2199");
        String long501 = "FREQ=DAILY;BYHOUR=" + "1,".repeat(241) + "1";
        assertThatThrownBy(() -> control.execute(insertRecurring("2026-01-01", long501, "UTC", "60")))
                .hasMessageContaining("maintenance_window_rrule_has_up_to_500_characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;BYHOUR=2;BYMINUTE=0 | Europe/Berlin | 120",
                "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20271231T235959Z | America/New_York | 1",
                "FREQ=MONTHLY;BYDAY=-1FR | UTC | 10080"
            })
    void whatTheDatabaseTakesOfRecurringWindowsTheJobTakes(String rule, String zone, int minutes) throws SQLException {
        control.executeAs("plumbline_operator", insertRecurring("2026-01-01", rule, zone, String.valueOf(minutes)));

        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(new MaintenanceWindow(
                                "w",
                                Scope.ofCluster("c"),
                                start,
                                start.plusSeconds(60L * minutes),
                                new Recurrence(rule, zone),
                                "load")
                        .problem())
                .isEmpty();
    }

    @Test
    void whoAndWhenAreFilledInWhateverTheWriterSays() throws SQLException {
        control.execute("""
                INSERT INTO plumbline.threshold(rule, parameter, value, updated_at, updated_by)
                VALUES ('NEW_SEQ_SCAN', 'warn_rows', 1, '2001-01-01', 'somebody else')""");

        assertThat(control.row("SELECT updated_by, updated_at > now() - interval '1 hour' FROM plumbline.threshold"))
                .isEqualTo("postgres t");
    }

    @Test
    void rolesHaveExactlyTheRightsOfTheDocumentation() throws SQLException {
        assertThat(control.rows("""
                        SELECT grantee, table_name, string_agg(privilege_type, ',' ORDER BY privilege_type)
                        FROM information_schema.role_table_grants
                        WHERE table_schema = 'plumbline' AND grantee <> 'postgres'
                        GROUP BY grantee, table_name ORDER BY grantee, table_name"""))
                .containsExactly(
                        "plumbline_operator baseline SELECT",
                        "plumbline_operator maintenance_window DELETE,INSERT,SELECT,UPDATE",
                        "plumbline_operator plan_change SELECT",
                        "plumbline_operator spm_baseline SELECT",
                        "plumbline_operator spm_decision SELECT",
                        "plumbline_operator spm_evolution SELECT",
                        "plumbline_operator spm_plan_history SELECT",
                        "plumbline_operator spm_plan_history_detail SELECT",
                        "plumbline_operator spm_verdict SELECT",
                        "plumbline_operator threshold DELETE,INSERT,SELECT,UPDATE",
                        "plumbline_operator verdict SELECT",
                        "plumbline_reader baseline SELECT",
                        "plumbline_reader maintenance_window SELECT",
                        "plumbline_reader plan_change SELECT",
                        "plumbline_reader spm_baseline SELECT",
                        "plumbline_reader spm_decision SELECT",
                        "plumbline_reader spm_evolution SELECT",
                        "plumbline_reader spm_plan_history SELECT",
                        "plumbline_reader spm_plan_history_detail SELECT",
                        "plumbline_reader spm_verdict SELECT",
                        "plumbline_reader threshold SELECT",
                        "plumbline_reader verdict SELECT",
                        "plumbline_service baseline DELETE,INSERT,SELECT,UPDATE",
                        "plumbline_service maintenance_window SELECT",
                        "plumbline_service plan_change DELETE,INSERT,SELECT,UPDATE",
                        "plumbline_service spm_decision SELECT",
                        "plumbline_service threshold SELECT",
                        "plumbline_service verdict DELETE,INSERT,SELECT,UPDATE");
        assertThat(control.rows("""
                        SELECT rolname FROM pg_roles WHERE rolname LIKE 'plumbline%'
                        AND NOT (rolsuper OR rolcanlogin OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
                        ORDER BY rolname""")).containsExactly("plumbline_operator", "plumbline_reader", "plumbline_service");
    }

    @Test
    void operatorWritesAndReaderDoesNot() throws SQLException {
        String insert = insertThreshold(List.of("'c'", "NULL", "NULL", "NULL"), "NEW_SEQ_SCAN", "warn_rows");
        control.executeAs("plumbline_operator", insert.formatted(5));

        control.executeAs("plumbline_reader", "SELECT * FROM plumbline.threshold");
        assertThatThrownBy(() -> control.executeAs("plumbline_reader", "DELETE FROM plumbline.threshold"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyTableAndColumnIsExplainedAndFollowedWithItsWholeOldRow() throws SQLException {
        assertThat(control.rows("""
                        SELECT c.relname || '.' || a.attname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        WHERE c.oid IN ('plumbline.threshold'::regclass, 'plumbline.maintenance_window'::regclass)
                          AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL
                               OR c.relreplident <> 'f')""")).isEmpty();
        assertThat(control.rows("SELECT tablename FROM pg_publication_tables WHERE pubname = 'plumbline_control'"))
                .containsExactlyInAnyOrder("threshold", "maintenance_window", "spm_decision");
    }

    @Test
    void everyTableOfPlansIsExplained() throws SQLException {
        assertThat(control.rows("""
                        SELECT c.relname || '.' || a.attname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        WHERE c.oid IN ('plumbline.baseline'::regclass, 'plumbline.plan_change'::regclass,
                                        'plumbline.spm_decision'::regclass)
                          AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL)""")).isEmpty();
    }

    @Test
    void wrongPasswordIsSaidWithTheAddressAndWithoutThePassword() {
        DatabaseAddress right = control.address();
        DatabaseAddress wrong =
                new DatabaseAddress(right.host(), right.port(), right.database(), right.user(), "not-the-password");

        assertThatThrownBy(() -> ControlDatabase.migrate(wrong))
                .isInstanceOf(ControlPlaneException.class)
                .hasMessageContaining(right.toString())
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("not-the-password");
    }

    private static String insertThreshold(List<String> scope, String rule, String parameter) {
        return "INSERT INTO plumbline.threshold(cluster_name, database_name, namespace, sql_hash, rule, parameter, value)"
                + " VALUES (" + String.join(", ", scope) + ", '" + rule + "', '" + parameter + "', '%s')";
    }

    private static String insertRecurring(
            String startsAt, @Nullable String rule, @Nullable String zone, @Nullable String minutes) {
        return """
                INSERT INTO plumbline.maintenance_window(
                    cluster_name, database_name, namespace, starts_at, rrule, time_zone, duration_minutes, reason)
                VALUES ('c', 'd', 'public', '%s', %s, %s, %s, 'load')""".formatted(startsAt, text(rule), text(zone), minutes);
    }

    private static String text(@Nullable String value) {
        return value == null ? "NULL" : "'" + value + "'";
    }
}

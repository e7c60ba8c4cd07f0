package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The words people decide with. Statement 1 of namespace public has plan 1 from 1 January and plan 2 from 5 January;
 * statement 2 exists in two namespaces; statement 3 has a plan that is LOCAL to two instances.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanDecisionIT {

    private static final String STATEMENT = StoredPlan.sqlHash(0x1000);
    private static final String TWICE = StoredPlan.sqlHash(0x2000);
    private static final String LOCAL = StoredPlan.sqlHash(0x3000);
    private static final String FIRST = StoredPlan.planHash(0x100);
    private static final String SECOND = StoredPlan.planHash(0x200);

    private DecisionDatabase control;

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        control = DecisionDatabase.start(folder);
        StoredPlan first = StoredPlan.ofShop(STATEMENT, FIRST);
        StoredPlan second = StoredPlan.ofShop(STATEMENT, SECOND);
        control.baseline(first);
        control.baseline(second);
        control.change(first, null, "2026-01-01 00:00:00.123Z");
        control.change(second, FIRST, "2026-01-05 00:00:00Z");
        control.baseline(StoredPlan.ofShop(TWICE, FIRST));
        control.baseline(StoredPlan.ofShop(TWICE, FIRST).in("it's"));
        control.baseline(StoredPlan.ofShop(LOCAL, FIRST).localTo("primary"));
        control.baseline(StoredPlan.ofShop(LOCAL, FIRST).localTo("replica"));
    }

    @AfterAll
    void stop() {
        control.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01 00:00:00.123Z, ACC, ACCEPT, ACCEPTED, 100",
        "2026-01-04 23:59:59Z, ACCEPTED, ACCEPT, ACCEPTED, 100",
        "2026-01-04 23:59:59Z, FIXED, FIX, FIXED, 100",
        "2026-01-05 00:00:00Z, FIXED, FIX, FIXED, 200",
        "2199-12-31 23:59:59Z, ACC, ACCEPT, ACCEPTED, 200"
    })
    void thePlanOfAMomentIsAcceptedOrFixed(String at, String given, String kind, String status, String plan)
            throws SQLException {
        String id = control.decide("spm_accept_historical_plan(?, ?::timestamptz, ?)", STATEMENT, at, given);

        assertThat(decision(id, "kind, status, ltrim(plan_hash, '0'), at = '" + at + "'"))
                .isEqualTo(kind + " " + status + " " + plan + " t");
    }

    @Test
    void aRollbackFixesThePlanBeforeTheLastChangeOrThatOfAMoment() throws SQLException {
        String before = control.decide("spm_rollback(?, reason => ?)", STATEMENT, "the new plan is slow");
        String then = control.decide("spm_rollback(?, ?::timestamptz)", STATEMENT, "2026-01-06");

        assertThat(decision(before, "kind, status, plan_hash, reason"))
                .isEqualTo("ROLLBACK FIXED " + FIRST + " the new plan is slow");
        assertThat(decision(then, "kind, status, plan_hash")).isEqualTo("ROLLBACK FIXED " + SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "ACC, ACCEPT, ACCEPTED",
        "ACCEPTED, ACCEPT, ACCEPTED",
        "UNACC, UNACCEPT, UNACCEPTED",
        "UNACCEPTED, UNACCEPT, UNACCEPTED",
        "FIXED, FIX, FIXED",
        "REJECTED, REJECT, REJECTED"
    })
    void aStatusIsSetByItsLongOrShortName(String given, String kind, String status) throws SQLException {
        String id = control.decide("spm_set_plan_status(?, ?, ?)", STATEMENT, FIRST, given);

        assertThat(decision(id, "kind, status, before ->> 'status', after ->> 'status', after ->> 'source'"))
                .isEqualTo(kind + " " + status + " ACCEPTED " + status + " USER");
    }

    @Test
    void aBaselineIsSwitchedOffAndOnAndDropped() throws SQLException {
        String off = control.decide("spm_disable(?, ?)", STATEMENT, FIRST);
        String on = control.decide("spm_enable(?, ?)", STATEMENT, FIRST);
        String gone = control.decide("spm_drop(?, ?)", STATEMENT, FIRST);

        assertThat(decision(off, "kind, before ->> 'enabled', after ->> 'enabled', after ->> 'status'"))
                .isEqualTo("DISABLE true false ACCEPTED");
        assertThat(decision(on, "kind, after ->> 'enabled'")).isEqualTo("ENABLE true");
        assertThat(decision(gone, "kind, before ->> 'status', after IS NULL")).isEqualTo("DROP ACCEPTED t");
    }

    @Test
    void whoFromWhereAndWhenAreRecordedFromTheSession() throws SQLException {
        String id = control.decide("spm_enable(?, ?, reason => ?)", STATEMENT, FIRST, "because");

        assertThat(decision(
                        id,
                        "decided_by, decided_from, application_name, reason, decided_at > now() - interval '1 minute',"
                                + " cluster_name, database_name, namespace, scope"))
                .isEqualTo("operator 127.0.0.1 PostgreSQL JDBC Driver because t orders shop public GLOBAL");
        assertThat(control.owner()
                        .row("SELECT decided_by FROM plumbline.spm_baseline WHERE sql_hash = '" + STATEMENT
                                + "' AND plan_hash = '" + FIRST + "'"))
                .isEqualTo("operator");
    }

    @Test
    void aBaselineIsCreatedByHintsWithoutTheValuesOfTheStatement() throws SQLException {
        String id = control.decide(
                "spm_create_baseline(?, ?, 'FIXED', namespace => 'public')",
                "SELECT * FROM orders WHERE customer = 'Ada' AND total > 4711",
                "IndexScan(orders orders_customer_idx)");

        assertThat(decision(id, "kind, status, hints, sql_hash IS NULL, plan_hash IS NULL, before IS NULL"))
                .isEqualTo("CREATE FIXED IndexScan(orders orders_customer_idx) t t t");
        assertThat(decision(id, "sql_text")).isEqualTo("SELECT * FROM orders WHERE customer = '?' AND total > 0");
    }

    @Test
    void aBaselineIsCreatedForAKnownPlan() throws SQLException {
        String id = control.decide("spm_create_baseline(?, ?)", "SELECT * FROM orders WHERE customer = $1", SECOND);

        assertThat(decision(id, "kind, status, plan_hash, namespace, hints IS NULL, after ->> 'source'"))
                .isEqualTo("CREATE ACCEPTED " + SECOND + " public t USER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM t WHERE a = \"SECRET\"",
                "SELECT 'it\\'s SECRET'",
                "SELECT 1 # SECRET",
                "SELECT 'a'"
            })
    void aStatementOfAnEngineWithOtherStringsIsTakenWithoutStringsOnly(String text) throws SQLException {
        StoredPlan plan = StoredPlan.ofShop(StoredPlan.sqlHash(0x6000), StoredPlan.planHash(0x10))
                .in("mysql");
        control.baseline(plan);
        control.execute("service", "UPDATE plumbline.baseline SET engine = 'MYSQL' WHERE namespace = 'mysql'");

        assertThatThrownBy(() -> control.decide("spm_create_baseline(?, 'A(t)', namespace => 'mysql')", text))
                .hasMessageContaining("namespace => 'mysql' is not PostgreSQL")
                .hasMessageContaining("Write ? in place of values.");
        String id = control.decide("spm_create_baseline(?, 'A(t)', namespace => 'mysql')", "SELECT ?, 4711 FROM `t`");
        assertThat(decision(id, "sql_text")).isEqualTo("SELECT ?, 0 FROM `t`");
    }

    @Test
    void aLocalPlanIsDecidedForItsInstance() throws SQLException {
        String id = control.decide("spm_disable(?, ?, instance => ?)", LOCAL, FIRST, "replica");

        assertThat(decision(id, "scope, instance")).isEqualTo("LOCAL replica");
        refused("spm_disable('" + LOCAL + "', '" + FIRST + "')", "21000", "is ambiguous: it is LOCAL to 2 instances");
        refused("spm_disable('" + LOCAL + "', '" + FIRST + "', instance => 'other')", "P0002", "on instance \"other\"");
    }

    @Test
    void historyComesLastChangeFirstUpToTheMoment() throws SQLException {
        String columns = "SELECT plan_hash, plan_hash_previous IS NULL, status, status_then, cost, gplan, sql_text,"
                + " param_num FROM plumbline.spm_get_plan_history('" + STATEMENT + "', ";

        assertThat(control.owner().rows(columns + "'2026-01-06')"))
                .containsExactly(
                        SECOND + " f ACCEPTED UNACCEPTED 7 t select * from orders where customer = ? 1",
                        FIRST + " t ACCEPTED UNACCEPTED 7 t select * from orders where customer = ? 1");
        assertThat(control.owner().rows(columns + "'2026-01-04')")).hasSize(1);
        assertThat(control.owner().rows(columns + "'2026-01-06', maximum_rows => 1)"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "spm_enable('00000000000000000000000000001001', 'P1') | P0002 | no statement has the sql_hash \"00000000000000000000000000001001\" | 00000000000000000000000000001000",
                "spm_enable('0000000000000000000000000000100', 'P1') | 22023 | sql_hash must be 32 lower-case hex digits | 00000000000000000000000000001000",
                "spm_enable(NULL, 'P1') | 22023 | sql_hash must be 32 lower-case hex digits, was null | 00000000000000000000000000001000",
                "spm_enable('S1', 'x') | 22023 | plan_hash must be 64 lower-case hex digits, was \"x\" | P1 (ACCEPTED, last seen 2026-01-09",
                "spm_enable('S1', NULL) | 22023 | was null | P1 (ACCEPTED",
                "spm_drop('S1', 'P3') | P0002 | has no plan with the plan_hash \"P3\" | P2 (ACCEPTED",
                "spm_disable('S2', 'P1') | 21000 | is ambiguous: it exists in 2 places | namespace => 'it''s'; cluster_name => 'orders', database_name => 'shop', namespace => 'public'",
                "spm_disable('S2', 'P1', cluster_name => 'x') | P0002 | does not exist in cluster_name => 'x' | namespace => 'public'",
                "spm_set_plan_status('S1', 'P1', 'GOOD') | 22023 | status must be one of ACC, ACCEPTED, UNACC, UNACCEPTED, FIXED, REJECTED, was \"GOOD\" | spm_drop",
                "spm_set_plan_status('S1', 'P1', NULL) | 22023 | was null | spm_drop",
                "spm_set_plan_status('S1', 'P1', 'acc') | 22023 | was \"acc\" | spm_drop",
                "spm_accept_historical_plan('S1', '2025-12-31', 'ACC') | P0002 | has no plan history at or before 2025-12-31 | Its history begins with: 2026-01-01",
                "spm_accept_historical_plan('S1', NULL, 'ACC') | 22023 | at or before null | Its history begins with",
                "spm_accept_historical_plan('S1', '2026-01-06', 'REJECTED') | 22023 | one of ACC, ACCEPTED, FIXED, was \"REJECTED\" | spm_drop",
                "spm_accept_historical_plan('S2', '2026-01-06', 'ACC', namespace => 'public') | P0002 | no plan history | It has no history.",
                "spm_accept_historical_plan('S1', 'infinity', 'ACC') | 22023 | at must be before 2200-01-01, was infinity | Its history begins with",
                "spm_get_plan_history('S1', '2025-12-31') | P0002 | has no plan history at or before | Its history begins with: 2026-01-01",
                "spm_rollback('S2', namespace => 'public') | P0002 | has no plan history | It has no history.",
                "spm_create_baseline('SELECT 1', 'SeqScan(t)') | 21000 | the place of the baseline is ambiguous | namespace => 'public'",
                "spm_create_baseline('SELECT 1', 'SeqScan(t)', cluster_name => 'x') | P0002 | does not exist in cluster_name => 'x' | cluster_name => 'orders'",
                "spm_create_baseline('SELECT 1', 'P3') | P0002 | no baseline has the plan_hash \"P3\" | comes after",
                "spm_create_baseline('SELECT 1', ' ', namespace => 'public') | 22023 | plan_or_hints must be a plan_hash | SeqScan(orders)",
                "spm_create_baseline('SELECT 1', NULL, namespace => 'public') | 22023 | was null | SeqScan(orders)",
                "spm_create_baseline('SELECT 1', 'A(t) */ DROP', namespace => 'public') | 22023 | without /* and */ | SeqScan(orders)",
                "spm_create_baseline(E' \\n', 'A(t)', namespace => 'public') | 22023 | sql_text must be a statement | 1000000",
                "spm_create_baseline('SELECT ''x', 'A(t)', namespace => 'public') | 22023 | without end | Write $1",
                "spm_create_baseline('SELECT $$x$$', 'A(t)', namespace => 'public') | 22023 | dollar quotes | Write $1",
                "spm_create_baseline('SELECT /* x', 'A(t)', namespace => 'public') | 22023 | without end | Write $1",
                "spm_create_baseline('SELECT 1', 'A(t)', 'REJECTED', namespace => 'public') | 22023 | status must be one of ACC | was \"REJECTED\"",
                "spm_enable('S1', 'P1', reason => repeat('x', 4001)) | 22023 | reason must have up to 4000 characters | 4001"
            })
    void whatIsWrongIsNamedTogetherWithWhatExists(String call, String state, String message, String known) {
        refused(filled(call), state, filled(message), filled(known));
    }

    @Test
    void aBaselineIsShownWithTheNamesOfStarRocksAndGaussDb() throws SQLException {
        StoredPlan plan = StoredPlan.ofShop(StoredPlan.sqlHash(0x5000), FIRST);
        control.baseline(plan);
        control.execute(
                "service",
                "UPDATE plumbline.baseline SET hints = 'SeqScan(orders)', usage_count = 4711, no_hints_reason = '-'"
                        + " WHERE baseline_key = '" + plan.key() + "'");

        assertThat(control.owner().row("""
                        SELECT id = left(encode(sha256(convert_to('%s', 'UTF8')), 'hex'), 32), scope, global, enabled, source,
                            plan_sql, bind_sql_hash = sql_hash, cost, query_ms, usage_count, usage_samples, usage_calls, gplan, invalid,
                            outline, no_hints_reason,
                            creation_time = '2026-01-01Z', update_time = '2026-01-01Z', last_used_time = '2026-01-09Z'
                        FROM plumbline.spm_baseline WHERE sql_hash = '%s'""".formatted(plan.key(), plan.sqlHash())))
                .isEqualTo(
                        "t GLOBAL t t CAPTURE /*+ SeqScan(orders) */ select * from orders where customer = ? t 12.5 1.5"
                                + " 4711 10 99 t f SeqScan(orders) - t t t");
    }

    @Test
    void aPlanThatHasShownItselfToBeFasterIsShownWithItsNumbers() throws SQLException {
        StoredPlan plan = StoredPlan.ofShop(StoredPlan.sqlHash(0x6000), FIRST);
        control.baseline(plan);
        control.execute("service", """
                UPDATE plumbline.baseline SET evolution = '{"outcome": "PROPOSED", "at": "2026-01-02T03:04:05.678Z",
                    "intervals": 60, "calls": 6000, "time_per_call_mean_micros": 500.5, "reference_plan_hash": "%s",
                    "reference_intervals": 69, "reference_calls": 6900, "reference_time_per_call_mean_micros": 1000}'
                WHERE baseline_key = '%s'""".formatted(SECOND, plan.key()));

        assertThat(control.owner().row("""
                        SELECT cluster_name, plan_hash = '%s', outcome, evolved_at = '2026-01-02T03:04:05.678Z', query_ms, intervals,
                            calls, reference_plan_hash = '%s', reference_query_ms, reference_intervals, reference_calls, status
                        FROM plumbline.spm_evolution WHERE sql_hash = '%s'""".formatted(FIRST, SECOND, plan.sqlHash())))
                .isEqualTo("orders t PROPOSED t 0.5005 60 6000 t 1 69 6900 ACCEPTED");
    }

    @Test
    void viewsHaveTheColumnsOfTheReference() throws SQLException {
        assertThat(control.owner().rows("""
                        SELECT table_name, string_agg(column_name, ' ' ORDER BY ordinal_position)
                        FROM information_schema.columns
                        WHERE table_schema = 'plumbline' AND table_name LIKE 'spm\\_%' AND table_name <> 'spm_decision'
                        GROUP BY table_name ORDER BY table_name"""))
                .containsExactly(
                        "spm_baseline id cluster_name database_name namespace instance scope global enabled engine sql_hash"
                                + " plan_hash fingerprint_version plan_kind gplan status invalid source bind_sql"
                                + " bind_sql_digest bind_sql_hash sql_text param_num plan_sql outline plan cost query_ms"
                                + " statistics usage_samples usage_count creation_time update_time modification_time"
                                + " last_used_time decision_id decided_by decided_at no_hints_reason usage_calls",
                        "spm_evolution cluster_name database_name namespace sql_hash plan_hash outcome evolved_at query_ms"
                                + " intervals calls reference_plan_hash reference_query_ms reference_intervals"
                                + " reference_calls status enabled sql_text",
                        "spm_plan_history change_id cluster_name database_name namespace instance sql_hash plan_hash"
                                + " plan_hash_previous kind creation_time",
                        "spm_plan_history_detail change_id cluster_name database_name namespace instance sql_hash plan_hash"
                                + " plan_hash_previous kind engine outline status status_then enabled gplan cost sql_text"
                                + " param_num source plan baseline_creation_time history_creation_time modification_time",
                        "spm_verdict verdict_id cluster_name database_name namespace instance sql_hash level previous_level"
                                + " cause drift summary plan_hash baseline_plan_hash evidence coefficients ddl change_point"
                                + " impact_seconds suppressed suppressed_by sql_text first_seen_at observed_at");
    }

    @Test
    void aPlanThatOnlyHistoryKnowsIsSaidToHaveNoBaseline() throws SQLException {
        String hash = StoredPlan.sqlHash(0x4000);
        control.change(StoredPlan.ofShop(hash, FIRST), null, "2026-01-01Z");

        refused(
                "spm_accept_historical_plan('" + hash + "', '2026-01-02', 'ACC')",
                "P0002",
                "has no baseline any more",
                "It has no baseline.");
        refused("spm_rollback('" + hash + "')", "P0002", "has no plan before that of 2026-01-01");
    }

    private void refused(String call, String state, String... parts) {
        assertThatThrownBy(() -> control.decide(call))
                .isInstanceOf(SQLException.class)
                .hasMessageContainingAll(parts)
                .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
                .returns(state, SQLException::getSQLState);
    }

    private static String filled(String template) {
        return template.replace("S1", STATEMENT)
                .replace("S2", TWICE)
                .replace("P1", FIRST)
                .replace("P2", SECOND)
                .replace("P3", StoredPlan.planHash(0x300));
    }

    private String decision(String id, String columns) throws SQLException {
        return control.owner()
                .row("SELECT " + columns + " FROM plumbline.spm_decision WHERE decision_id = '" + UUID.fromString(id)
                        + "'");
    }
}

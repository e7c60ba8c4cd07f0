package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may decide, who may write what, and that decisions stay as they were written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecisionRightsIT {

    private static final String STATEMENT = StoredPlan.sqlHash(1);
    private static final String PLAN = StoredPlan.planHash(1);
    private static final String ENABLE = "SELECT plumbline.spm_enable('" + STATEMENT + "', '" + PLAN + "')";
    private static final String COUNT = "SELECT count(*) FROM plumbline.spm_decision";

    private DecisionDatabase control;

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        control = DecisionDatabase.start(folder);
        control.baseline(StoredPlan.ofShop(STATEMENT, PLAN));
        control.change(StoredPlan.ofShop(STATEMENT, PLAN), null, "2026-01-01Z");
        control.execute("operator", ENABLE);
    }

    @AfterAll
    void stop() {
        control.close();
    }

    @Test
    void onlyTheOperatorMayDecide() throws SQLException {
        String before = control.owner().row(COUNT);

        for (String login : List.of("reader", "service")) {
            assertThatThrownBy(() -> control.execute(login, ENABLE)).hasMessageContaining("permission denied");
        }
        assertThat(control.owner().row(COUNT)).isEqualTo(before);
        assertThat(control.owner().rows("""
                        SELECT r.rolname || ' ' || string_agg(p.proname, ',' ORDER BY p.proname)
                        FROM pg_proc p CROSS JOIN pg_roles r
                        WHERE p.pronamespace = 'plumbline'::regnamespace AND r.rolname LIKE 'plumbline\\_%'
                          AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
                        GROUP BY r.rolname ORDER BY r.rolname"""))
                .containsExactly(
                        "plumbline_operator spm_accept_historical_plan,spm_check_import,spm_create_baseline,spm_disable,"
                                + "spm_drop,spm_enable,spm_get_plan_history,spm_import_baseline,spm_rollback,spm_set_plan_status",
                        "plumbline_reader spm_get_plan_history",
                        "plumbline_service spm_trim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "operator"})
    void everythingIsRead(String login) throws SQLException {
        for (String relation : List.of(
                "baseline",
                "plan_change",
                "verdict",
                "spm_baseline",
                "spm_plan_history",
                "spm_plan_history_detail",
                "spm_verdict",
                "spm_decision",
                "threshold",
                "maintenance_window")) {
            control.execute(login, "SELECT * FROM plumbline." + relation);
        }
        control.execute(login, "SELECT * FROM plumbline.spm_get_plan_history('" + STATEMENT + "', now())");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operator | INSERT INTO plumbline.spm_decision SELECT * FROM plumbline.spm_decision",
                "operator | UPDATE plumbline.spm_decision SET reason = 'x'",
                "operator | DELETE FROM plumbline.spm_decision",
                "operator | TRUNCATE plumbline.spm_decision",
                "operator | UPDATE plumbline.baseline SET status = 'FIXED'",
                "operator | INSERT INTO plumbline.plan_change SELECT * FROM plumbline.plan_change",
                "operator | DELETE FROM plumbline.verdict",
                "operator | UPDATE plumbline.spm_baseline SET enabled = false",
                "operator | CALL plumbline.spm_trim(1)",
                "operator | ALTER TABLE plumbline.spm_decision DISABLE TRIGGER ALL",
                "reader | DELETE FROM plumbline.spm_decision",
                "reader | UPDATE plumbline.baseline SET status = 'FIXED'",
                "service | INSERT INTO plumbline.spm_decision SELECT * FROM plumbline.spm_decision",
                "service | UPDATE plumbline.spm_decision SET reason = 'x'",
                "service | DELETE FROM plumbline.spm_decision",
                "service | TRUNCATE plumbline.spm_decision",
                "service | DELETE FROM plumbline.threshold",
                "service | TRUNCATE plumbline.baseline",
                "service | SELECT * FROM plumbline.flyway_schema_history"
            })
    void whatARoleMayNotDoIsDenied(String login, String text) {
        assertThatThrownBy(() -> control.execute(login, text))
                .hasMessageMatching("(?s).*(permission denied|must be owner|cannot update view).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE plumbline.spm_decision SET reason = 'x'",
                "DELETE FROM plumbline.spm_decision",
                "TRUNCATE plumbline.spm_decision",
                "SET session_replication_role = replica; DELETE FROM plumbline.spm_decision"
            })
    void theOwnerCannotChangeADecisionEither(String text) throws SQLException {
        String before = control.owner().row(COUNT);

        assertThatThrownBy(() -> control.owner().execute(text))
                .hasMessageContaining("of plumbline.spm_decision is refused: decisions are only ever added");
        assertThat(control.owner().row(COUNT)).isEqualTo(before);
    }

    @Test
    void theOwnerCannotForgeWhoDecided() throws SQLException {
        control.owner().execute("""
                INSERT INTO plumbline.spm_decision (kind, cluster_name, database_name, namespace, scope, sql_hash, plan_hash,
                    decided_by, decided_from, application_name, decided_at)
                VALUES ('REJECT', 'orders', 'shop', 'public', 'GLOBAL', 'x', 'y', 'ada', '10.0.0.1', 'psql', '2001-01-01')""");

        assertThat(control.owner()
                        .row("SELECT decided_by, decided_from, decided_at > now() - interval '1 minute'"
                                + " FROM plumbline.spm_decision WHERE kind = 'REJECT'"))
                .isEqualTo("postgres 127.0.0.1 t");
    }

    @Test
    void aLoginStaysWhoItIsWhateverRoleItTakes() throws SQLException {
        control.owner().execute("CREATE ROLE ada LOGIN PASSWORD 'ada' IN ROLE plumbline_operator");

        control.execute("ada", "SET ROLE plumbline_operator; " + ENABLE);

        assertThat(control.owner().rows("SELECT DISTINCT decided_by FROM plumbline.spm_decision"))
                .contains("ada");
    }

    @Test
    void objectsInACallersSchemaAreNotUsed() throws SQLException {
        try (Connection operator = control.connect("operator");
                Statement statement = operator.createStatement()) {
            statement.execute("CREATE TEMP TABLE baseline (LIKE plumbline.baseline)");
            statement.execute("CREATE TEMP TABLE spm_decision (LIKE plumbline.spm_decision)");
            statement.execute("CREATE FUNCTION pg_temp.quote_literal(text) RETURNS text LANGUAGE plpgsql AS"
                    + " 'BEGIN RAISE EXCEPTION ''called as %'', current_user; END'");
            statement.execute("SET search_path = pg_temp, plumbline, pg_catalog");

            statement.execute(ENABLE);
            assertThatThrownBy(() -> statement.execute(
                            "SELECT plumbline.spm_enable('" + STATEMENT + "', '" + PLAN + "', cluster_name => 'x')"))
                    .hasMessageContaining("cluster_name => 'x'");
        }
    }

    @Test
    void everyFunctionHasAFixedSearchPathAndNoneRunsText() throws SQLException {
        assertThat(control.owner().rows("""
                        SELECT proname FROM pg_proc
                        WHERE pronamespace = 'plumbline'::regnamespace
                          AND (prosrc ~* '\\mexecute\\M' OR obj_description(oid, 'pg_proc') IS NULL
                               OR (prokind = 'f' AND proconfig IS DISTINCT FROM ARRAY['search_path=pg_catalog, pg_temp'])
                               OR (prosecdef AND prokind <> 'f'))""")).isEmpty();
    }
}

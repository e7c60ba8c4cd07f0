package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text a person writes is data: kept as it is or refused, never run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnyTextIT {

    private static final int STRINGS = 10_000;
    private static final String PLAN = StoredPlan.planHash(1);
    private static final String STATEMENT = StoredPlan.sqlHash(STRINGS);

    private DecisionDatabase control;

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        control = DecisionDatabase.start(folder);
        control.baseline(StoredPlan.ofShop(STATEMENT, PLAN));
    }

    @AfterAll
    void stop() {
        control.close();
    }

    @ParameterizedTest
    @ValueSource(longs = 20_260_101)
    void tenThousandRandomStringsComeBackAsTheyWentIn(long seed) throws SQLException {
        System.out.println("seed " + seed);
        AnyText texts = new AnyText(new Random(seed));
        List<StoredPlan> plans = new ArrayList<>();
        for (int i = 0; i < STRINGS; i++) {
            plans.add(new StoredPlan(texts.next(), texts.next(), texts.next(), StoredPlan.sqlHash(i), PLAN, null));
        }
        try (Connection service = control.connect("service")) {
            DecisionDatabase.baselines(service, plans);
        }
        try (Connection operator = control.connect("operator")) {
            for (StoredPlan plan : plans) {
                comesBack(operator, plan, texts.next(), texts.next());
            }
        }
    }

    private static void comesBack(Connection operator, StoredPlan plan, String reason, String hints)
            throws SQLException {
        String rejected = DecisionDatabase.ask(
                operator,
                "SELECT plumbline.spm_set_plan_status(?, ?, 'REJECTED', ?, ?, ?, reason => ?)",
                plan.sqlHash(),
                PLAN,
                plan.cluster(),
                plan.database(),
                plan.namespace(),
                reason);
        assertThat(written(operator, rejected))
                .containsExactly(plan.cluster(), plan.database(), plan.namespace(), reason, null, null);
        String statement = "SELECT '" + reason.replace("'", "''") + "'";
        String[] create = {statement, plan.cluster(), plan.database(), plan.namespace(), reason, hints};
        String call = "SELECT plumbline.spm_create_baseline(?, cluster_name => ?, database_name => ?,"
                + " namespace => ?, reason => ?, plan_or_hints => ?)";
        if (hints.contains("/*")
                || hints.contains("*/")
                || hints.replace(" ", "").isEmpty()) {
            assertThatThrownBy(() -> DecisionDatabase.ask(operator, call, create))
                    .hasMessageContaining("plan_or_hints must be");
            return;
        }
        assertThat(written(operator, DecisionDatabase.ask(operator, call, create)))
                .containsExactly(plan.cluster(), plan.database(), plan.namespace(), reason, hints, "SELECT '?'");
    }

    private static List<@Nullable String> written(Connection operator, String id) throws SQLException {
        try (PreparedStatement query =
                operator.prepareStatement("SELECT cluster_name, database_name, namespace, reason, hints, sql_text"
                        + " FROM plumbline.spm_decision WHERE decision_id = ?::uuid")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                List<@Nullable String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
                return columns;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE plumbline.baseline; --",
                "x'); DELETE FROM plumbline.baseline; --",
                "$$; DROP SCHEMA plumbline CASCADE; $$",
                "\\'; DROP TABLE plumbline.spm_decision; --",
                "%I %L %s %1$s",
                "\" OR 1=1 --",
                "${jndi:ldap://127.0.0.1/x}",
                "' || pg_sleep(60) || '",
                "null",
                "{\"status\": \"FIXED\"}",
                "E'\\x27; SELECT 1; --"
            })
    void injectedTextIsStoredOrRefusedAndNeverRuns(String text) throws SQLException {
        String before = whole();

        for (String call : List.of(
                "spm_enable(?, '" + PLAN + "')",
                "spm_enable('" + STATEMENT + "', ?)",
                "spm_set_plan_status('" + STATEMENT + "', '" + PLAN + "', ?)",
                "spm_enable('" + STATEMENT + "', '" + PLAN + "', cluster_name => ?)",
                "spm_enable('" + STATEMENT + "', '" + PLAN + "', database_name => ?)",
                "spm_enable('" + STATEMENT + "', '" + PLAN + "', namespace => ?)",
                "spm_enable('" + STATEMENT + "', '" + PLAN + "', instance => ?)",
                "spm_create_baseline('SELECT 1', 'A(t)', cluster_name => ?)")) {
            assertThatThrownBy(() -> control.decide(call, text))
                    .isInstanceOf(SQLException.class)
                    .hasMessageNotContaining("syntax error");
        }
        String id = control.decide("spm_enable('" + STATEMENT + "', '" + PLAN + "', reason => ?)", text);

        assertThat(control.owner().row("SELECT reason FROM plumbline.spm_decision WHERE decision_id = '" + id + "'"))
                .isEqualTo(text);
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void aTextWithNulIsRefusedByTheServerItself() {
        assertThatThrownBy(() ->
                        control.decide("spm_enable('" + STATEMENT + "', '" + PLAN + "', reason => ?)", "a\u0000b"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("invalid byte sequence for encoding \"UTF8\": 0x00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM t WHERE a = 'SECRET' AND b > 4711 AND c IN (4711, 4712, .4713, 4711e5)",
                "SELECT /* SECRET */ a1, \"b'2\" -- SECRET\nFROM t WHERE c = E'SECRET\\' 4711' AND d = 'it''s SECRET'",
                "SELECT date '4711-01-01', interval '4711' day, B'10', X'4711', N'SECRET', U&'SECRET!0041' UESCAPE '!'",
                "INSERT INTO t VALUES (4711, 'SECRET', NULL, true), (0x4711, 'SECRET', NULL, true)",
                "SELECT a FROM t WHERE b = $1 AND c = ? AND name = :name AND d::numeric(10, 2) > -4711.5",
                "SELECT 'SECRET'\n  'SECRET', größe4711 FROM \"Täble 1\" WHERE ключ = 'SECRET' LIMIT 4711;",
                "SELECT a - 1, a-1, a -1, b ->> 'SECRET', c @> '{\"SECRET\": 4711}' FROM s.t1 t2 ORDER BY 1, 2"
            })
    void aStatementWithoutItsValuesKeepsItsHash(String text) throws SQLException {
        String blanked = control.owner()
                .row("SELECT plumbline.spm_blank_literals(convert_from('\\x"
                        + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))
                        + "', 'UTF8'))");

        assertThat(blanked.replace("größe4711", "größe")).doesNotContain("SECRET", "471");
        assertThat(SqlNormalizer.normalize(blanked, Dialect.POSTGRES))
                .isEqualTo(SqlNormalizer.normalize(text, Dialect.POSTGRES));
    }

    private String whole() throws SQLException {
        return control.owner().row("""
                SELECT (SELECT count(*) FROM plumbline.baseline), (SELECT md5(string_agg(b::text, ',' ORDER BY baseline_key))
                        FROM plumbline.baseline b),
                    (SELECT count(*) FROM pg_class WHERE relnamespace = 'plumbline'::regnamespace)""");
    }
}

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
import java.util.Arrays;
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

    /** Of what {@link #written} tells. */
    private static final int INSTANCE = 6;

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
        List<List<@Nullable String>> decisions = new ArrayList<>();
        List<List<@Nullable String>> creations = new ArrayList<>();
        for (StoredPlan plan : plans) {
            String reason = texts.next();
            decisions.add(row(plan.sqlHash(), plan.cluster(), plan.database(), plan.namespace(), reason));
            creations.add(row(
                    "SELECT '" + reason.replace("'", "''") + "'",
                    plan.cluster(),
                    plan.database(),
                    plan.namespace(),
                    reason,
                    texts.next()));
        }
        decisionsComeBack(decisions);
        creationsComeBackOrAreRefused(creations);
    }

    private void decisionsComeBack(List<List<@Nullable String>> rows) throws SQLException {
        try (Connection operator = control.connect("operator")) {
            assertThat(written(
                            operator,
                            DecisionDatabase.askAll(
                                    operator,
                                    "spm_set_plan_status(t.c1, '" + PLAN
                                            + "', 'REJECTED', t.c2, t.c3, t.c4, reason => t.c5)",
                                    rows)))
                    .isEqualTo(rows.stream()
                            .map(row -> row(row.get(1), row.get(2), row.get(3), row.get(4), null, null, null))
                            .toList());
        }
    }

    private void creationsComeBackOrAreRefused(List<List<@Nullable String>> rows) throws SQLException {
        String call = "spm_create_baseline(t.c1, cluster_name => t.c2, database_name => t.c3, namespace => t.c4,"
                + " reason => t.c5, plan_or_hints => t.c6)";
        List<List<@Nullable String>> fitting =
                rows.stream().filter(row -> fitInAComment(row.get(5))).toList();
        List<List<@Nullable String>> refused =
                rows.stream().filter(row -> !fitInAComment(row.get(5))).toList();
        try (Connection operator = control.connect("operator")) {
            assertThat(written(operator, DecisionDatabase.askAll(operator, call, fitting)))
                    .isEqualTo(fitting.stream()
                            .map(row ->
                                    row(row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), "SELECT '?'", null))
                            .toList());
            for (List<@Nullable String> row : refused) {
                assertThatThrownBy(() -> DecisionDatabase.askAll(operator, call, List.of(row)))
                        .hasMessageContaining("plan_or_hints must be");
            }
        }
    }

    private static boolean fitInAComment(@Nullable String hints) {
        return hints != null
                && !hints.contains("/*")
                && !hints.contains("*/")
                && !hints.replace(" ", "").isEmpty();
    }

    /** Names, reason, hints, statement and instance of decisions, in their order. */
    private static List<List<@Nullable String>> written(Connection operator, List<String> ids) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (PreparedStatement query = operator.prepareStatement(
                "SELECT cluster_name, database_name, namespace, reason, hints, sql_text, instance"
                        + " FROM unnest(?::uuid[]) WITH ORDINALITY AS asked(id, position)"
                        + " JOIN plumbline.spm_decision ON decision_id = asked.id ORDER BY asked.position")) {
            query.setArray(1, operator.createArrayOf("text", ids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<@Nullable String> columns = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    rows.add(columns);
                }
            }
        }
        return rows;
    }

    private static List<@Nullable String> row(@Nullable String... columns) {
        return Arrays.asList(columns);
    }

    @ParameterizedTest
    @ValueSource(longs = 20_260_102)
    void tenThousandRandomInstancesComeBackAsTheyWentIn(long seed) throws SQLException {
        System.out.println("seed " + seed);
        AnyText texts = new AnyText(new Random(seed));
        List<StoredPlan> plans = new ArrayList<>();
        for (int i = 0; i < STRINGS; i++) {
            plans.add(new StoredPlan("instances", "shop", "public", StoredPlan.sqlHash(i), PLAN, texts.next()));
        }
        try (Connection service = control.connect("service")) {
            DecisionDatabase.baselines(service, plans);
        }
        String before = control.everythingButDecisions();
        try (Connection operator = control.connect("operator")) {
            List<List<@Nullable String>> known = plans.stream()
                    .map(plan -> row(plan.sqlHash(), plan.instance()))
                    .toList();
            String disable = "spm_disable(t.c1, '" + PLAN + "', cluster_name => 'instances', instance => t.c2)";
            assertThat(written(operator, DecisionDatabase.askAll(operator, disable, known)))
                    .extracting(row -> row.get(INSTANCE))
                    .isEqualTo(known.stream().map(row -> row.get(1)).toList());

            List<List<@Nullable String>> unknown =
                    plans.stream().map(plan -> row(texts.next())).toList();
            String create = "spm_create_baseline('select 1', 'SeqScan(t)', cluster_name => 'instances',"
                    + " database_name => 'shop', namespace => 'public', instance => t.c1)";
            assertThat(written(operator, DecisionDatabase.askAll(operator, create, unknown)))
                    .extracting(row -> row.get(INSTANCE))
                    .isEqualTo(unknown.stream().map(row -> row.get(0)).toList());
        }
        assertThat(control.everythingButDecisions()).isEqualTo(before);
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
        String before = control.everythingButDecisions();

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
        assertThat(control.everythingButDecisions()).isEqualTo(before);
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
}

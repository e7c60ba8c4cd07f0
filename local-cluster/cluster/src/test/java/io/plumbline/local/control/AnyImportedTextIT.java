package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** Whatever texts a baseline from elsewhere has, they are kept as they are or refused, and nothing else happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnyImportedTextIT {

    private static final int BASELINES = 10_000;
    private static final String IMPORT =
            "SELECT plumbline.spm_import_baseline(?::jsonb, new_place => true, reason => ?)";
    private static final String REFUSED = "the baseline cannot be imported: ";
    private static final String INVALID_PARAMETER_VALUE = "22023";
    private static final ObjectMapper JSON = new ObjectMapper();

    private DecisionDatabase control;

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        control = DecisionDatabase.start(folder);
        control.baseline(StoredPlan.ofShop(StoredPlan.sqlHash(BASELINES), StoredPlan.planHash(1)));
    }

    @AfterAll
    void stop() {
        control.close();
    }

    @ParameterizedTest
    @ValueSource(longs = 20_260_103)
    void tenThousandImportedBaselinesKeepEveryTextOrAreRefused(long seed) throws SQLException, IOException {
        System.out.println("seed " + seed);
        AnyText texts = new AnyText(new Random(seed));
        AnyBaseline baselines = new AnyBaseline(texts);
        String before = control.everythingButDecisions();
        long decisions = decisions();
        Map<String, Integer> refusals = new TreeMap<>();
        int kept = 0;
        try (Connection operator = control.connect("operator")) {
            for (int i = 0; i < BASELINES; i++) {
                ObjectNode baseline = baselines.next(i);
                @Nullable String reason = i % 3 == 0 ? null : texts.next();
                try {
                    String id = DecisionDatabase.ask(operator, IMPORT, baseline.toString(), reason);
                    staysAsItWas(operator, id, baseline, reason);
                    kept++;
                } catch (PSQLException e) {
                    assertThat(e.getSQLState()).as(baseline + ": " + e).isEqualTo(INVALID_PARAMETER_VALUE);
                    refusals.merge(refusal(e), 1, Integer::sum);
                }
            }
        }

        System.out.println(kept + " kept, refused: " + refusals);
        assertThat(refusals).containsOnlyKeys("engine", "instance", "sql_hash", "sql_text", "status");
        assertThat(kept).isGreaterThan(BASELINES / 3);
        assertThat(decisions()).isEqualTo(decisions + kept);
        assertThat(control.everythingButDecisions()).isEqualTo(before);
    }

    private static void staysAsItWas(Connection operator, String id, ObjectNode baseline, @Nullable String reason)
            throws SQLException, IOException {
        try (PreparedStatement query = operator.prepareStatement(
                "SELECT cluster_name, database_name, namespace, engine, sql_text, reason, plan, origin"
                        + " FROM plumbline.spm_decision WHERE decision_id = ?::uuid")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                assertThat(List.of(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                        .containsExactly(
                                baseline.path("cluster").asText(),
                                baseline.path("database").asText(),
                                baseline.path("namespace").asText(),
                                baseline.path("engine").asText(),
                                baseline.path("sql_text").asText());
                assertThat(row.getString(6))
                        .isEqualTo(
                                reason == null
                                        ? baseline.at("/origin/decision/reason").asText()
                                        : reason);
                assertThat(JSON.readTree(row.getString(7))).isEqualTo(AnyBaseline.kept(baseline));
                assertThat(JSON.readTree(row.getString(8))).isEqualTo(baseline.get("origin"));
            }
        }
    }

    /** The field that was refused. */
    private static String refusal(PSQLException refused) {
        String message = Objects.requireNonNull(
                Objects.requireNonNull(refused.getServerErrorMessage()).getMessage());
        assertThat(message).startsWith(REFUSED);
        String detail = message.substring(REFUSED.length());
        return detail.startsWith("it is LOCAL to instance") ? "instance" : detail.substring(0, detail.indexOf(' '));
    }

    @ParameterizedTest
    @CsvSource({"cluster,\\u0000,22P05", "origin,\\u0000,22P05", "cluster,\\ud800,22P02", "hints,\\udc00,22P02"})
    void whatNoTextCanHoldIsRefusedByTheServerItself(String field, String escape, String state) throws SQLException {
        String before = control.everythingButDecisions();
        String baseline = new AnyBaseline(new AnyText(new Random(1)))
                .next(0)
                .put(field, "HERE")
                .toString()
                .replace("HERE", escape);

        assertThatThrownBy(() -> control.decide("spm_import_baseline(?::jsonb, true)", baseline))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(state));
        assertThat(control.everythingButDecisions()).isEqualTo(before);
    }

    private long decisions() throws SQLException {
        return Long.parseLong(control.owner().row("SELECT count(*) FROM plumbline.spm_decision"));
    }
}

package io.plumbline.capture.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import io.plumbline.capture.plan.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MysqlNastyPlansTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20_260_105L);
    private static final int DAMAGED_COPIES = 60;
    private static final String PIECES = "\"\"\\{}[]:,-.eE019 `'()<>/*#a";

    @ParameterizedTest
    @FieldSource("io.plumbline.capture.engine.mysql.MysqlCorpus#FORMS")
    void aDamagedPlanIsReadOrRefusedAndNeverTellsALiteral(String form) {
        for (String query : MysqlCorpus.queries(form)) {
            MysqlExplain whole = MysqlCorpus.explain(form, query);
            for (int copy = 0; copy < DAMAGED_COPIES; copy++) {
                long seed = SEED + copy;
                Random random = new Random(seed);
                String json = damaged(whole.json(), random);
                String rewritten = whole.rewritten() == null ? null : damaged(whole.rewritten(), random);
                try {
                    String text = PlanText.tree(new MysqlPlanReader()
                            .read(
                                    new MysqlExplain(json, rewritten, "shop", MysqlExplain.Optimizer.CLASSIC),
                                    MysqlCatalog.empty(),
                                    CostConstants.DEFAULT)
                            .plan()
                            .nodes());
                    assertThat(text).as("%s, seed %d", query, seed).isNotEmpty();
                } catch (PlanRefusedException e) {
                    assertThat(e.getMessage()).as("%s, seed %d", query, seed).doesNotContain("secret", "city 7");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"query_block\": 1}",
                "{\"query_block\": {\"table\": {}}}",
                "{\"query_block\": {\"table\": {\"table_name\": \"t\", \"rows\": 1}}}",
                "{\"query_block\": {\"table\": {\"table_name\": 7, \"access_type\": \"ALL\"}}}",
                "{\"query_block\": {\"nested_loop\": [1]}}",
                "{\"query_block\": {\"select_id\": \"one\"}}",
                "{\"query_block\": {\"table\": {\"table_name\": \"t\", \"access_type\": \"index_merge\", \"key\": \"union(a\"}}}",
                "{\"query_plan\": []}",
                "{\"query_plan\": {\"access_type\": \"join\", \"inputs\": []}}",
                "{\"query_plan\": {\"access_type\": \"filter\"}, \"query_plan\": {}}",
                "{\"query_block\": {\"message\": \"No tables used\"}} trailing"
            })
    void whatIsNoPlanIsMalformed(String json) {
        assertThat(refusal(() -> read(json)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void endMarkersAreNamed() {
        String json = "{\"query_block\": {\"select_id\": 1, \"message\": \"No tables used\"} /* query_block */}";

        assertThat(refusal(() -> read(json)))
                .hasMessageContaining("end_markers_in_json")
                .extracting(PlanRefusedException::reason)
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "Infinity", "\"-0.5\"", "\"1e999\""})
    void anImpossibleEstimateIsRefused(String number) {
        String json = "{\"query_block\": {\"table\": {\"table_name\": \"t\", \"access_type\": \"ALL\","
                + " \"rows_examined_per_scan\": " + number + "}}}";

        assertThat(refusal(() -> read(json)).reason()).isEqualTo(Reason.IMPOSSIBLE_NUMBER);
    }

    @Test
    void theLimitsHoldForBytesLevelsAndNodes() {
        String deep = "{\"a\": ".repeat(2_000) + "1" + "}".repeat(2_000);
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tables.add("{\"table\": {\"table_name\": \"t\", \"access_type\": \"ALL\"}}");
        }
        String wide = "{\"query_block\": {\"nested_loop\": [" + String.join(",", tables) + "]}}";

        assertThat(refusal(() -> read(deep)).reason()).isEqualTo(Reason.TOO_DEEP);
        assertThat(refusal(() -> read(wide, new PlanLimits(100, 10, 10))).reason())
                .isEqualTo(Reason.OVERSIZE);
        assertThat(refusal(() -> read(wide, new PlanLimits(100_000, 10, 10))).reason())
                .isEqualTo(Reason.TOO_MANY_NODES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(`t`.`a` = 'it''s secret')",
                "(`t`.`a` = 'back\\'secret')",
                "(`t`.`a` = 'open secret",
                "(`t`.`a` = \"secret\")",
                "(`t`.`a` = _utf8mb4'secret')",
                "(`t`.`a` = x'736563726574')",
                "(`t`.`a` = 0x736563726574)",
                "(`t`.`a` = json'{\"k\": \"secret\"}')",
                "(`t`.`a` in ('secret','secret'))",
                "(`t`.`a` = -secret('secret'))"
            })
    void noFormOfALiteralPassesThrough(String condition) throws PlanRefusedException {
        String json = "{\"query_block\": {\"table\": {\"table_name\": \"t\", \"access_type\": \"ALL\","
                + " \"attached_condition\": \""
                + condition.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}}";

        String text = PlanText.tree(read(json).plan().nodes()).replace("secret(", "");

        assertThat(text).doesNotContain("secret", "736563726574");
    }

    private static ReadPlan read(String json) throws PlanRefusedException {
        return read(json, PlanLimits.DEFAULT);
    }

    private static ReadPlan read(String json, PlanLimits limits) throws PlanRefusedException {
        return new MysqlPlanReader(limits)
                .read(
                        new MysqlExplain(json, null, "shop", MysqlExplain.Optimizer.CLASSIC),
                        MysqlCatalog.empty(),
                        CostConstants.DEFAULT);
    }

    private static PlanRefusedException refusal(ThrowingCallable reading) {
        PlanRefusedException[] refused = new PlanRefusedException[1];
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(PlanRefusedException.class, exception -> refused[0] = exception);
        return refused[0];
    }

    private static String damaged(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int damages = random.nextInt(3); damages >= 0 && text.length() > 1; damages--) {
            int at = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, piece);
                case 2 -> text.setCharAt(at, piece);
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString();
    }
}

package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.plan.PlanRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No literal is in anything that comes out: canaries in every form that a condition can print a literal in. */
final class NoLiteralLawTest {

    private static final String CANARY = "7734991";

    private static final List<String> LITERALS = List.of(
            "C",
            "-C",
            "C.5",
            ".C",
            "1.C",
            "Ce10",
            "1e-C",
            "'C'",
            "'x C y'::text",
            "'it''s C'::character varying(C)",
            "'C\\'::text",
            "E'\\'C\\\\'",
            "e'C'''",
            "B'C'::\"bit\"",
            "X'C'",
            "N'C'",
            "'\\xC'::bytea",
            "'{C,\"a''C\"}'::text[]",
            "ARRAY[C, 'C'::integer]",
            "ARRAY[ARRAY[C], ARRAY['C'::bigint]]",
            "ROW(C, 'C'::text)",
            "'C days'::interval day to second(3)",
            "'2026-01-01 C'::timestamp(3) without time zone",
            "'C'::numeric(10,2)",
            "'C'::public.\"Odd Type\"[]",
            "('C'::text)::integer",
            "$C",
            "$a$ C $a$",
            "$$C$$",
            "'^C.*(a|b)$'::text",
            "'{\"a\": \"C\"}'::jsonb");

    private static final List<String> FRAMES = List.of(
            "(o.id = @)",
            "((o.a > @) AND (o.b < @) AND o.c)",
            "(o.id = ANY (@))",
            "(o.id <> ALL (ARRAY[@, @, o.x]))",
            "((o.name)::text ~~* @ COLLATE \"C\")",
            "(lower(o.name) = lower(@))",
            "((o.doc -> @) ->> @)",
            "CASE WHEN (o.a = @) THEN @ ELSE (o.b || @) END",
            "(NOT (ANY ((o.a = (hashed SubPlan 1).col1) AND (o.b = (@)))))",
            "(EXTRACT(year FROM (o.at + @)) = @)",
            "((o.a, @) = (o.b, @))",
            "(@ - @)",
            "generate_series(@, @)");

    private static final List<String> KEYS = List.of(
            "Filter",
            "Index Cond",
            "Recheck Cond",
            "Join Filter",
            "One-Time Filter",
            "Function Call",
            "Sort Key",
            "Group Key",
            "Cache Key",
            "Order By",
            "Remote SQL",
            "Sampling Parameters",
            "Run Condition",
            "Query Text",
            "Output",
            "Never Heard Of",
            "Table Function Call",
            "Conflict Filter",
            "TID Cond",
            "Window",
            "Relations");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noLiteralLeavesTheReader(long seed) {
        Random random = new Random(seed);
        StringBuilder plan = new StringBuilder(
                "{\"Node Type\": \"Result\", \"Startup Cost\": 0, \"Total Cost\": 1, \"Plan Rows\": 1");
        for (String key : KEYS) {
            plan.append(", ").append(quoted(key)).append(": ").append(quoted(expression(random)));
        }
        String whole = "[{\"Plan\": " + plan + "}, \"Settings\": {\"work_mem\": \"'" + CANARY + "'\"}}]";
        String json = random.nextInt(4) == 0 ? whole.substring(0, random.nextInt(whole.length())) : whole;

        assertThat(outputOf(json)).as(json).doesNotContain(CANARY);
    }

    private static String outputOf(String json) {
        try {
            return new PostgresPlanReader()
                    .read(json.getBytes(StandardCharsets.UTF_8), PostgresCatalog.empty(), CostConstants.DEFAULT)
                    .toString();
        } catch (PlanRefusedException e) {
            return e + " " + e.getCause();
        }
    }

    static String expression(Random random) {
        StringBuilder expression = new StringBuilder();
        String frame = FRAMES.get(random.nextInt(FRAMES.size()));
        for (int i = 0; i < frame.length(); i++) {
            if (frame.charAt(i) == '@') {
                expression.append(LITERALS.get(random.nextInt(LITERALS.size())).replace("C", CANARY));
            } else {
                expression.append(frame.charAt(i));
            }
        }
        // a text cut off anywhere leaves its last literal open
        int length = random.nextInt(4) == 0 ? random.nextInt(expression.length()) : expression.length();
        return expression.substring(0, length);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

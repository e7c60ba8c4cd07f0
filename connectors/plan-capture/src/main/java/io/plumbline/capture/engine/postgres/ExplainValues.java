package io.plumbline.capture.engine.postgres;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one value of a key; the parser stands on its first token before, on its last after. */
final class ExplainValues {

    /** Levels inside one value, plans aside: PostgreSQL prints three at most. */
    static final int MAX_VALUE_DEPTH = 1_000;

    private ExplainValues() {}

    /** A number that is finite and not negative. */
    static double number(JsonParser parser, String key) throws IOException, PlanRefusedException {
        require(parser.currentToken().isNumeric(), key + " is a number");
        double value = parser.getDoubleValue();
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new PlanRefusedException(
                    Reason.IMPOSSIBLE_NUMBER, key + " must be finite and not negative, was " + value);
        }
        return value;
    }

    /** A scalar as a list of one; a list of scalars as it is. */
    static List<String> texts(JsonParser parser, String key) throws IOException, PlanRefusedException {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue()) {
            return List.of(parser.getText());
        }
        require(token == JsonToken.START_ARRAY, named(key) + " is a text or a list of texts");
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken().isScalarValue(), named(key) + " is a text or a list of texts");
            texts.add(parser.getText());
        }
        return texts;
    }

    /** Every innermost list of a nested value, in order, each joined by commas. */
    static List<String> innerLists(JsonParser parser) throws IOException, PlanRefusedException {
        List<String> lists = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth = deeper(depth);
                open.setLength(0);
            } else if (token.isStructEnd()) {
                depth--;
                if (!open.isEmpty()) {
                    lists.add(open.toString());
                    open.setLength(0);
                }
            } else if (token.isScalarValue()) {
                open.append(open.isEmpty() ? "" : ", ").append(parser.getText());
            }
        } while (depth > 0 && parser.nextToken() != null);
        return lists;
    }

    /** Passes over a value of any shape. */
    static void skip(JsonParser parser) throws IOException, PlanRefusedException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth = deeper(depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    static void require(boolean holds, String law) throws PlanRefusedException {
        if (!holds) {
            throw malformed(law);
        }
    }

    static PlanRefusedException malformed(String law) {
        return new PlanRefusedException(Reason.MALFORMED, "malformed plan: " + law);
    }

    /** A key for a message; of one we do not know only that, since it could be anything. */
    private static String named(String key) {
        return ExplainKey.of(key) == null ? "a setting" : key;
    }

    private static int deeper(int depth) throws PlanRefusedException {
        if (depth == MAX_VALUE_DEPTH) {
            throw new PlanRefusedException(
                    Reason.TOO_DEEP, "a value inside a plan may have " + MAX_VALUE_DEPTH + " levels, had more");
        }
        return depth + 1;
    }
}

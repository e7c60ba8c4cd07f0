package io.plumbline.capture.engine.json;

import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole JSON document as values, by {@link JsonBytes} and as strict: for documents whose shape is known only when all of
 * it is there. It recurses, so a document may have {@link #MOST_LEVELS} levels.
 */
public final class JsonTree {

    /** Levels of objects and lists inside each other. */
    public static final int MOST_LEVELS = 1_000;

    private final JsonBytes json;
    private final int mostValues;
    private int values;

    private JsonTree(JsonBytes json, int mostValues) {
        this.json = json;
        this.mostValues = mostValues;
    }

    /**
     * The object that a document is.
     *
     * @param mostValues names and values the document may have
     * @throws PlanRefusedException when it is no object in strict JSON or is beyond the limits
     */
    public static JsonValue.Members read(byte[] bytes, int mostValues) throws PlanRefusedException {
        JsonTree tree = new JsonTree(new JsonBytes(bytes), mostValues);
        JsonBytes.require(tree.json.peek() == '{', "an EXPLAIN document is an object");
        JsonValue.Members document = tree.members(1);
        tree.json.end();
        return document;
    }

    private JsonValue value(int level) throws PlanRefusedException {
        count();
        byte first = json.peek();
        if (first == '{' || first == '[') {
            if (level == MOST_LEVELS) {
                throw new PlanRefusedException(
                        Reason.TOO_DEEP, "a plan may have " + MOST_LEVELS + " levels of JSON, had more");
            }
            return first == '{' ? members(level + 1) : items(level + 1);
        }
        if (json.isNumber()) {
            return new JsonValue.Numeral(json.number());
        }
        json.scalar();
        return switch (first) {
            case '"' -> new JsonValue.Text(json.text());
            case 'n' -> new JsonValue.Absent();
            default -> new JsonValue.Truth(first == 't');
        };
    }

    private JsonValue.Members members(int level) throws PlanRefusedException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        json.open('{', "an object begins with a brace");
        while (json.nextName()) {
            String name = json.newName(names);
            members.put(name, value(level));
        }
        return new JsonValue.Members(members);
    }

    private JsonValue.Items items(int level) throws PlanRefusedException {
        List<JsonValue> items = new ArrayList<>();
        json.open('[', "a list begins with a bracket");
        while (json.nextElement()) {
            items.add(value(level));
        }
        return new JsonValue.Items(items);
    }

    private void count() throws PlanRefusedException {
        values++;
        if (values > mostValues) {
            throw new PlanRefusedException(
                    Reason.TOO_MANY_NODES, "a plan may have " + mostValues + " values of JSON, had more");
        }
    }
}

package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.engine.json.JsonValue;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a document, its members by name and type. A member of another type than asked for is malformed. */
record Fields(JsonValue.Members object) {

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    boolean isList(String name) {
        return object.members().get(name) instanceof JsonValue.Items;
    }

    Set<String> names() {
        return object.members().keySet();
    }

    /** A flag: true, or MariaDB's 1. */
    boolean is(String name) {
        JsonValue value = object.members().get(name);
        return value instanceof JsonValue.Truth truth
                ? truth.value()
                : value instanceof JsonValue.Numeral number && number.value() != 0;
    }

    @Nullable
    String text(String name) throws PlanRefusedException {
        JsonValue value = object.members().get(name);
        if (value == null || value instanceof JsonValue.Absent) {
            return null;
        }
        if (value instanceof JsonValue.Text text) {
            return text.text();
        }
        throw JsonBytes.malformed(name + " is a text");
    }

    String requireText(String name) throws PlanRefusedException {
        String text = text(name);
        JsonBytes.require(text != null, name + " is there and a text");
        return String.valueOf(text);
    }

    /** A number, which version 1 writes as a text; {@code otherwise} where it is not there. */
    double number(String name, double otherwise) throws PlanRefusedException {
        JsonValue value = object.members().get(name);
        if (value instanceof JsonValue.Numeral number) {
            return possible(name, number.value());
        }
        if (value instanceof JsonValue.Text text) {
            return possible(name, parsed(name, text.text()));
        }
        JsonBytes.require(value == null || value instanceof JsonValue.Absent, name + " is a number");
        return otherwise;
    }

    /** A text as a list of one, a list of texts as it is; empty where it is not there. */
    List<String> texts(String name) throws PlanRefusedException {
        JsonValue value = object.members().get(name);
        if (!(value instanceof JsonValue.Items items)) {
            String single = text(name);
            return single == null ? List.of() : List.of(single);
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items.items()) {
            JsonBytes.require(item instanceof JsonValue.Text, name + " is a list of texts");
            texts.add(((JsonValue.Text) item).text());
        }
        return texts;
    }

    @Nullable
    Fields object(String name) throws PlanRefusedException {
        JsonValue value = object.members().get(name);
        if (value == null || value instanceof JsonValue.Absent) {
            return null;
        }
        return of(value, name + " is an object");
    }

    Fields requireObject(String name) throws PlanRefusedException {
        return of(object.members().get(name), name + " is there and an object");
    }

    /** A list of objects, an object as a list of one; empty where it is not there. */
    List<Fields> objects(String name) throws PlanRefusedException {
        JsonValue value = object.members().get(name);
        if (value == null || value instanceof JsonValue.Absent) {
            return List.of();
        }
        if (!(value instanceof JsonValue.Items items)) {
            return List.of(of(value, name + " is an object or a list of objects"));
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonValue item : items.items()) {
            objects.add(of(item, name + " is a list of objects"));
        }
        return objects;
    }

    private static Fields of(@Nullable JsonValue value, String law) throws PlanRefusedException {
        if (value instanceof JsonValue.Members members) {
            return new Fields(members);
        }
        throw JsonBytes.malformed(law);
    }

    private static double parsed(String name, String text) throws PlanRefusedException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // neither the text nor the cause, which quotes it, is told: it could be anything
            throw JsonBytes.malformed(name + " is a number, as a text too");
        }
    }

    private static double possible(String name, double value) throws PlanRefusedException {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new PlanRefusedException(
                    Reason.IMPOSSIBLE_NUMBER, name + " must be finite and not negative, was " + value);
        }
        return value;
    }
}

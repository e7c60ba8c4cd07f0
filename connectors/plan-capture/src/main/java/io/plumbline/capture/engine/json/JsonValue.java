package io.plumbline.capture.engine.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON document. */
public sealed interface JsonValue {

    record Text(String text) implements JsonValue {}

    /** A number; NaN and Infinity are some. */
    record Numeral(double value) implements JsonValue {}

    record Truth(boolean value) implements JsonValue {}

    /** {@code null}. */
    record Absent() implements JsonValue {}

    record Items(List<JsonValue> items) implements JsonValue {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object, its members in the document's order. */
    record Members(Map<String, JsonValue> members) implements JsonValue {

        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }
}

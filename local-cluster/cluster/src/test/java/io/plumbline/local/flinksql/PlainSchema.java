package io.plumbline.local.flinksql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.Schema;

/** A schema on one line, without its documentation and what only Java reads; defaults stay, older records need them. */
final class PlainSchema {

    private static final String STRING_CLASS = "avro.java.string";

    private PlainSchema() {}

    static String of(Schema schema) {
        try {
            return plain(new JsonMapper().readTree(schema.toString())).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that is no JSON: " + schema, e);
        }
    }

    private static JsonNode plain(JsonNode node) {
        if (node instanceof ArrayNode elements) {
            for (int i = 0; i < elements.size(); i++) {
                elements.set(i, plain(elements.get(i)));
            }
        }
        if (node instanceof ObjectNode object) {
            boolean text = object.remove(STRING_CLASS) != null
                    && object.path("type").asText().equals("string");
            if (text) {
                return object.path("type");
            }
            object.remove(List.of("doc"));
            object.properties().forEach(entry -> entry.setValue(plain(entry.getValue())));
        }
        return node;
    }
}

package io.plumbline.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A schema as Connect's Avro converter registers it, to the letter: without docs, and without what Avro's code generator
 * adds.
 *
 * <p>Registered before the first connector starts, because of two tasks that register it at once Apicurio's registry
 * refuses one (VersionAlreadyExistsException), and the converter does not ask again.
 */
public final class ConverterSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NOT_CONVERTED = List.of("doc", "avro.java.string");

    private ConverterSchema() {}

    /** The same fields and types. */
    public static Schema of(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            strip(tree);
            return new Schema.Parser().parse(tree.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is no JSON: " + schema.getFullName(), e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(NOT_CONVERTED);
        }
        node.forEach(ConverterSchema::strip);
    }
}

package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Strict JSON: one object on the line, no field twice, nothing after it. */
final class JsonLine {

    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The object, or a {@link BrokenLineException} that quotes nothing of the line. */
    ObjectNode read(String text) throws BrokenLineException {
        try {
            JsonNode node = mapper.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new BrokenLineException(
                    List.of("it is not one JSON object, from character "
                            + (e.getLocation() == null ? 1 : e.getLocation().getColumnNr()) + " on"),
                    e);
        }
        throw new BrokenLineException(List.of("it must be a JSON object, and is something else"));
    }
}

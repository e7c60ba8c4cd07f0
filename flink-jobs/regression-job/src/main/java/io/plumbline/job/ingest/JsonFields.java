package io.plumbline.job.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Strict JSON and its fields, each of which is there and of its type or the record is rejected. */
final class JsonFields {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING_CHARACTERS = 1_000_000;
    private static final int LAST_YEAR = 294_276;

    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING_CHARACTERS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One JSON object and nothing after it. */
    JsonNode object(String what, byte[] json) throws RejectedException {
        try {
            JsonNode node = mapper.readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
            throw malformed(what + " must be a JSON object", null);
        } catch (JsonProcessingException e) {
            throw malformed(what + " is not JSON, or nested or repeated beyond what is allowed", e);
        } catch (IOException e) {
            throw malformed(what + " is not JSON in UTF-8", e);
        }
    }

    static JsonNode object(JsonNode parent, String field) throws RejectedException {
        JsonNode node = parent.path(field);
        if (!node.isObject()) {
            throw malformed(field + " must be an object", null);
        }
        return node;
    }

    static String text(JsonNode parent, String field) throws RejectedException {
        JsonNode node = parent.path(field);
        if (!node.isTextual() || node.textValue().isEmpty()) {
            throw malformed(field + " must be a text that is not empty", null);
        }
        return node.textValue();
    }

    static @Nullable String textOrNull(JsonNode parent, String field) throws RejectedException {
        JsonNode node = parent.path(field);
        return node.isMissingNode() || node.isNull() ? null : text(parent, field);
    }

    static String textOrEmpty(JsonNode parent, String field) throws RejectedException {
        JsonNode node = parent.path(field);
        if (!node.isTextual()) {
            throw malformed(field + " must be a text", null);
        }
        return node.textValue();
    }

    static int wholeNumber(JsonNode parent, String field) throws RejectedException {
        JsonNode node = parent.path(field);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw malformed(field + " must be a whole number of 32 bits", null);
        }
        return node.intValue();
    }

    /** A time that PostgreSQL has: with others arithmetic would overflow. */
    static Instant time(JsonNode parent, String field) throws RejectedException {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text(parent, field));
            if (Math.abs(time.getYear()) > LAST_YEAR) {
                throw malformed(field + " must be in a year up to " + LAST_YEAR, null);
            }
            return time.toInstant();
        } catch (DateTimeException e) {
            throw malformed(field + " must be a time such as 2026-01-01T00:00:00Z", e);
        }
    }

    static RejectedException malformed(String detail, @Nullable Throwable cause) {
        return new RejectedException(RejectionReason.MALFORMED_CDC, detail, cause);
    }
}

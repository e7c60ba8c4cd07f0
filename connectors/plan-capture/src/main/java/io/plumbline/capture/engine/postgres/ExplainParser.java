package io.plumbline.capture.engine.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses an EXPLAIN document in one pass: strict JSON, no recursion, nothing read twice. */
final class ExplainParser {

    private static final Set<String> IGNORED_AT_TOP = Set.of(
            "Query Text",
            "Query Parameters",
            "Query Identifier",
            "Planning",
            "Planning Time",
            "Execution Time",
            "Triggers",
            "Serialization");

    /** What a planner setting's value may look like; another one could hold anything. */
    private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9_.,$\" +-]{0,200}");

    private final PlanLimits limits;
    private final JsonFactory factory;

    ExplainParser(PlanLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(ExplainValues.MAX_VALUE_DEPTH + 2 * limits.maxDepth() + 16)
                        .maxStringLength(limits.maxBytes())
                        .build())
                .build();
    }

    ExplainDocument parse(byte[] json) throws PlanRefusedException {
        if (json.length > limits.maxBytes()) {
            throw new PlanRefusedException(
                    Reason.OVERSIZE, "a plan may have " + limits.maxBytes() + " bytes, had " + json.length);
        }
        try (JsonParser parser = factory.createParser(json)) {
            return readDocument(parser);
        } catch (JsonProcessingException e) {
            // the parser's own message, and so the cause, would quote the document and with it literals
            throw ExplainValues.malformed("not JSON at byte " + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw ExplainValues.malformed("not JSON in UTF-8");
        }
    }

    private ExplainDocument readDocument(JsonParser parser) throws IOException, PlanRefusedException {
        JsonToken first = parser.nextToken();
        boolean isList = first == JsonToken.START_ARRAY;
        if (isList) {
            first = parser.nextToken();
        }
        ExplainValues.require(first == JsonToken.START_OBJECT, "an EXPLAIN document is an object or a list of one");
        ExplainDocument document = new ExplainDocument();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readTopKey(parser, document);
        }
        if (isList) {
            ExplainValues.require(parser.nextToken() == JsonToken.END_ARRAY, "an EXPLAIN document holds one plan");
        }
        ExplainValues.require(parser.nextToken() == null, "there is text after the EXPLAIN document");
        ExplainValues.require(document.root != null, "an EXPLAIN document has a Plan");
        return document;
    }

    private void readTopKey(JsonParser parser, ExplainDocument document) throws IOException, PlanRefusedException {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (key.equals("Plan")) {
            ExplainValues.require(value == JsonToken.START_OBJECT, "Plan is an object");
            document.root = new ExplainNodes(parser, limits, document).read();
        } else if (key.equals("Settings")) {
            ExplainValues.require(value == JsonToken.START_OBJECT, "Settings is an object");
            readSettings(parser, document);
        } else {
            document.justInTime |= key.equals("JIT");
            if (!key.equals("JIT") && !IGNORED_AT_TOP.contains(key)) {
                document.unknownKeys++;
            }
            ExplainValues.skip(parser);
        }
    }

    private static void readSettings(JsonParser parser, ExplainDocument document)
            throws IOException, PlanRefusedException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            String value = String.join(", ", ExplainValues.texts(parser, name));
            if (SETTING.matcher(name).matches()) {
                document.settings.put(name, SETTING.matcher(value).matches() ? value : "?");
            }
        }
    }
}
